using MeshInstall.Engine.Planning;
using MeshInstall.TestClusters;
using MeshInstall.TestClusters.Sandboxes;

namespace MeshInstall.Engine.Tests.Planning;

public sealed class SandboxRuntimeLeftoversTests(SandboxTestCluster cluster) : RuntimeLeftoversContract(cluster), IClassFixture<SandboxTestCluster>;

[Trait("Category", "Cluster")]
public sealed class ClusterRuntimeLeftoversTests(RealClusterFixture cluster) : RuntimeLeftoversContract(cluster), IClassFixture<RealClusterFixture>;

/// <summary>What is told to stay after the last mesh, on any API server.</summary>
public abstract class RuntimeLeftoversContract(ITestCluster cluster)
{
    private const string Roots = """
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"istio-ca-root-cert","namespace":"SPACE","labels":{"istio.io/config":"true"}},"data":{"root-cert.pem":"x"}}
        """;

    private const string Authority = """
        {"apiVersion":"v1","kind":"Secret","metadata":{"name":"istio-ca-secret","namespace":"SPACE"},"type":"istio.io/ca-root","stringData":{"ca-key.pem":"key"}}
        """;

    [SkippableFact]
    public async Task What_istiod_made_is_named_with_the_way_to_remove_it()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        PlanCluster shop = await PlanCluster.OpenAsync(cluster);
        string? bare = await DescribeAsync(mesh, mesh.Space);
        await mesh.ApplyAsync(Roots, "pilot");
        await mesh.ApplyAsync(Authority, "pilot");
        string? own = await DescribeAsync(mesh, mesh.Space, mesh.Space);
        await shop.ApplyAsync(Roots, "pilot");
        string? all = await DescribeAsync(mesh, mesh.Space);

        string delete = $"kubectl delete namespace {mesh.Space}";
        Assert.Equal(
            $"What stays: the namespace {mesh.Space} with all that is in it. Where nothing else needs that, this removes it: {delete}.", bare);
        Assert.Equal(
            $"What stays: the namespace {mesh.Space} with all that is in it, among it the Secret istio-ca-secret, the root of trust with which the next installation goes on. "
            + $"Where nothing else needs that, this removes it: {delete}.",
            own);
        Assert.Contains("the roots of trust that istiod wrote into one namespace (ConfigMap istio-ca-root-cert)", all, StringComparison.Ordinal);
        Assert.EndsWith($"{delete}; kubectl delete configmap --all-namespaces --selector istio.io/config=true.", all, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', all!);
        Assert.Contains("into 2 namespaces (", await DescribeAsync(mesh), StringComparison.Ordinal);
        Assert.DoesNotContain("kubectl delete namespace", await DescribeAsync(mesh, "kube-system") ?? string.Empty, StringComparison.Ordinal);
        Assert.DoesNotContain("never-made", await DescribeAsync(mesh, "never-made") ?? string.Empty, StringComparison.Ordinal);
    }

    private static Task<string?> DescribeAsync(PlanCluster mesh, params string[] spaces) => RuntimeLeftovers.DescribeAsync(mesh.Client, spaces, default);
}
