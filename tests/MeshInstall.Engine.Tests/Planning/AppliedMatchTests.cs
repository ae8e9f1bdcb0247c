using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Tests.Clusters;
using MeshInstall.Sandbox;

namespace MeshInstall.Engine.Tests.Planning;

/// <summary>Held against the sandbox's server-side apply: a yes of the match must be a yes of the server.</summary>
public sealed class AppliedMatchTests
{
    private const string Deployment = """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"istiod","namespace":"default","labels":{"app":"istiod"},"annotations":{"a.b/c":"d"}},
         "spec":{"replicas":1,"selector":{"matchLabels":{"app":"istiod"}},"template":{"metadata":{"labels":{"app":"istiod"}},"spec":{
           "serviceAccountName":"istiod",
           "containers":[
             {"name":"discovery","image":"istio/pilot:1.30.3","args":["discovery","--log=info"],"ports":[{"containerPort":8080},{"containerPort":15010,"name":"grpc"}],
              "env":[{"name":"REVISION","value":"default"},{"name":"POD","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}]},
             {"name":"second","image":"istio/second:1"}],
           "volumes":[{"name":"config","emptyDir":{}},{"name":"token","secret":{"secretName":"s"}}]}}}}
        """;

    private static readonly ResourceMapping Mapping = TestClient.Deployments;

    [Fact]
    public async Task What_was_just_applied_matches()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(new SandboxOptions(), default);
        MeshMap live = await Apply(cluster, TestClient.Map(Deployment));

        Assert.True(AppliedMatch.Holds(TestClient.Map(Deployment), live));
    }

    [Fact]
    public async Task Whatever_leaf_is_changed_or_left_out_the_match_ends()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(new SandboxOptions(), default);
        MeshMap wanted = TestClient.Map(Deployment);
        MeshMap live = await Apply(cluster, wanted);

        List<MeshMap> variants = [.. Variants(wanted).Cast<MeshMap>().Where(variant => Identity(variant) == Identity(wanted))];
        Assert.True(variants.Count > 50, $"{variants.Count}");
        Assert.All(variants, variant => Assert.False(AppliedMatch.Holds(variant, live), variant.ToString()));
    }

    [Fact]
    public async Task A_field_more_ends_the_match()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(new SandboxOptions(), default);
        MeshMap wanted = TestClient.Map(Deployment);
        MeshMap live = await Apply(cluster, wanted);

        Assert.False(AppliedMatch.Holds(wanted.With("spec", ((MeshMap)wanted["spec"]).With("revisionHistoryLimit", new MeshScalar(10))), live));
    }

    [Fact]
    public async Task Items_in_another_order_end_the_match()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(new SandboxOptions(), default);
        string turned = Deployment.Replace("""{"name":"config","emptyDir":{}},{"name":"token","secret":{"secretName":"s"}}""", """{"name":"token","secret":{"secretName":"s"}},{"name":"config","emptyDir":{}}""", StringComparison.Ordinal);
        MeshMap live = await Apply(cluster, TestClient.Map(Deployment));

        Assert.NotEqual(Deployment, turned);
        Assert.False(AppliedMatch.Holds(TestClient.Map(turned), live));
    }

    [Fact]
    public async Task What_somebody_else_changed_ends_the_match()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(new SandboxOptions(), default);
        await Apply(cluster, TestClient.Map(Deployment));
        MeshMap live = await cluster.Client.ApplyAsync(
            Mapping,
            TestClient.Resource("""{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"istiod","namespace":"default"},"spec":{"replicas":3}}"""),
            new ApplyOptions { FieldManager = "somebody" },
            default);

        Assert.False(AppliedMatch.Holds(TestClient.Map(Deployment), live));
    }

    [Fact]
    public async Task What_another_tool_applied_does_not_match()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(new SandboxOptions(), default);
        MeshMap live = await cluster.Client.ApplyAsync(Mapping, TestClient.Resource(Deployment), new ApplyOptions { FieldManager = "helm" }, default);

        Assert.False(AppliedMatch.Holds(TestClient.Map(Deployment), live));
    }

    private static Task<MeshMap> Apply(SandboxCluster cluster, MeshMap wanted) =>
        cluster.Client.ApplyAsync(Mapping, new MeshResource(wanted), new ApplyOptions(), default);

    private static string Identity(MeshMap item) =>
        $"{item.FindText("apiVersion")} {item.FindText("kind")} {(item.Find("metadata") as MeshMap)?.FindText("name")} {(item.Find("metadata") as MeshMap)?.FindText("namespace")}";

    /// <summary>Every tree that differs from this one in one leaf, or by one entry or item that is missing.</summary>
    private static IEnumerable<MeshNode> Variants(MeshNode node)
    {
        switch (node)
        {
            case MeshMap map:
                foreach (KeyValuePair<string, MeshNode> entry in map)
                {
                    yield return map.Without(entry.Key);
                    foreach (MeshNode variant in Variants(entry.Value))
                    {
                        yield return map.With(entry.Key, variant);
                    }
                }

                break;
            case MeshList list:
                for (int index = 0; index < list.Count; index++)
                {
                    int at = index;
                    yield return new MeshList(list.Where((_, place) => place != at));
                    foreach (MeshNode variant in Variants(list[index]))
                    {
                        yield return new MeshList(list.Select((item, place) => place == at ? variant : item));
                    }
                }

                break;
            default:
                yield return new MeshScalar(node + "-changed");
                break;
        }
    }
}
