using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness;
using MeshInstall.TestClusters;
using MeshInstall.TestClusters.Sandboxes;

namespace MeshInstall.Engine.Tests.Planning;

public sealed class SandboxUnsetFieldsTests(SandboxTestCluster cluster) : UnsetFieldsContract(cluster), IClassFixture<SandboxTestCluster>;

[Trait("Category", "Cluster")]
public sealed class ClusterUnsetFieldsTests(RealClusterFixture cluster) : UnsetFieldsContract(cluster), IClassFixture<RealClusterFixture>;

/// <summary>A field that a chart writes as null is not set: nobody owns it, and who sets it later keeps it.</summary>
public abstract class UnsetFieldsContract(ITestCluster cluster)
{
    private const string Deployment = """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"gateway","namespace":"SPACE","annotations":null,"ownerReferences":null},
         "spec":{"replicas":null,"strategy":null,"selector":{"matchLabels":{"app":"gateway"}},"template":{
           "metadata":{"labels":{"app":"gateway"},"annotations":null},"spec":{"nodeSelector":null,"affinity":null,"tolerations":null,"priorityClassName":null,
             "volumes":[{"name":"scratch","emptyDir":null}],
             "containers":[{"name":"proxy","image":"proxyv2","resources":null,"command":null,"imagePullPolicy":null,
               "env":[{"name":"A","value":"1","valueFrom":null}],"livenessProbe":{"httpGet":{"path":"/","port":80,"host":null},"exec":null}}]}}}}
        """;

    private const string Change = """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"gateway","namespace":"SPACE"},
         "spec":{"replicas":5,"template":{"spec":{"nodeSelector":{"zone":"a"},"priorityClassName":"high"}}}}
        """;

    private const string Map = """
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings","namespace":"SPACE","labels":{"empty":null}},"data":{"empty":null,"full":"1"},"binaryData":null}
        """;

    private const string Definition = """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"nulls.SPACE.example.io","creationTimestamp":null},
         "spec":{"group":"SPACE.example.io","names":{"kind":"Null","plural":"nulls","categories":null},"scope":"Namespaced","versions":[{"name":"v1","served":true,
           "storage":true,"subresources":{"scale":null},"schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{
             "word":{"type":"string","nullable":true,"default":"given"},"open":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}}}}}]}}
        """;

    private const string Custom = """
        {"apiVersion":"SPACE.example.io/v1","kind":"Null","metadata":{"name":"one","namespace":"SPACE","annotations":null},"spec":{"word":null,"open":{"inside":null}}}
        """;

    [SkippableTheory]
    [InlineData(Deployment)]
    [InlineData(Definition)]
    public async Task What_is_not_set_is_stored_and_owned_by_nobody(string body)
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        MeshManifest manifest = mesh.Component("Base", body);

        MeshMap live = await ApplyAsync(mesh, manifest);

        string owned = live.FindMap("metadata")!.FindList("managedFields")!.OfType<MeshMap>().Single(entry => entry.FindText("manager") == ApplyOptions.MeshInstallManager).ToString();
        Assert.All(
            ["f:nodeSelector", "f:replicas", "f:annotations", "f:resources", "f:emptyDir", "f:valueFrom", "f:exec", "f:strategy", "f:categories", "f:creationTimestamp"],
            field => Assert.DoesNotContain(field, owned, StringComparison.Ordinal));
        MeshChange again = await mesh.ChangeAsync(manifest);
        Assert.True(again.Action == MeshAction.Unchanged, string.Join("; ", again.Fields));
    }

    [SkippableFact]
    public async Task Who_sets_such_a_field_keeps_it()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        MeshManifest manifest = mesh.Component("IngressGateways", Deployment);
        await ApplyAsync(mesh, manifest);
        await mesh.ApplyAsync(Change, "an-autoscaler");

        MeshChange again = await mesh.ChangeAsync(manifest);
        MeshMap live = await ApplyAsync(mesh, manifest);

        Assert.Equal((MeshAction.Unchanged, 0), (again.Action, again.Conflicts.Count));
        Assert.Equal("5", live.FindMap("spec")!.Find("replicas")!.ToString());
        Assert.Equal("a", live.FindMap("spec")!.FindMap("template")!.FindMap("spec")!.FindMap("nodeSelector")!.FindText("zone"));
    }

    [SkippableFact]
    public async Task What_was_set_before_goes_once_it_is_null()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        string set = Deployment.Replace("\"nodeSelector\":null", "\"nodeSelector\":{\"zone\":\"b\"}", StringComparison.Ordinal);
        await ApplyAsync(mesh, mesh.Component("IngressGateways", set));
        MeshManifest manifest = mesh.Component("IngressGateways", Deployment);

        MeshChange change = await mesh.ChangeAsync(manifest);
        MeshMap live = await ApplyAsync(mesh, manifest);

        Assert.Equal(MeshAction.Restart, change.Action);
        Assert.Contains(change.Fields, field => field.Path.Contains("nodeSelector", StringComparison.Ordinal));
        Assert.Null(live.FindMap("spec")!.FindMap("template")!.FindMap("spec")!.Find("nodeSelector"));
    }

    [SkippableFact]
    public async Task A_null_among_entries_of_any_name_is_an_empty_entry()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        MeshManifest manifest = mesh.Component("IngressGateways", Map);

        MeshMap live = await ApplyAsync(mesh, manifest);

        Assert.Equal("", live.FindMap("data")!.FindText("empty"));
        Assert.Equal("", live.FindMap("metadata")!.FindMap("labels")!.FindText("empty"));
        Assert.Equal(MeshAction.Unchanged, (await mesh.ChangeAsync(manifest)).Action);
    }

    [SkippableFact]
    public async Task In_a_custom_resource_null_is_what_its_definition_makes_of_it()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        await ApplyAsync(mesh, mesh.Component("Base", Definition));
        await ServedAsync(mesh, "Null");
        MeshManifest manifest = mesh.Component("IngressGateways", Custom);

        MeshMap live = await ApplyAsync(mesh, manifest);

        Assert.Null(live.FindMap("metadata")!.Find("annotations"));
        Assert.True(live.FindMap("spec")!.Find("word")!.IsNull);
        Assert.True(live.FindMap("spec")!.FindMap("open")!.Find("inside")!.IsNull);
        Assert.Equal(MeshAction.Unchanged, (await mesh.ChangeAsync(manifest)).Action);
    }

    /// <summary>Waits until the server has the kind of the definition.</summary>
    private static async Task ServedAsync(PlanCluster mesh, string kind)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        ResourceMapping definitions = (await mesh.Client.DiscoverAsync("apiextensions.k8s.io/v1", "CustomResourceDefinition", default))!;
        await foreach (WatchEvent change in mesh.Client.WatchAsync(ResourceQuery.Of(definitions, null, mesh.Resource(Definition).Name), null, patience.Token))
        {
            if (change.Object.Condition("Established").IsTrue())
            {
                break;
            }
        }

        while (await mesh.Client.DiscoverAsync($"{mesh.Space}.example.io/v1", kind, patience.Token) is null)
        {
            await Task.Yield();
        }
    }

    private static async Task<MeshMap> ApplyAsync(PlanCluster mesh, MeshManifest manifest)
    {
        MeshResource wanted = (await mesh.ChangeAsync(manifest)).Wanted;
        return await mesh.Client.ApplyAsync(await mesh.Mapping(wanted), wanted, new ApplyOptions(), default);
    }
}
