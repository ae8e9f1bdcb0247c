using MeshInstall.Engine.Tests.Planning;
using MeshInstall.TestClusters;
using MeshInstall.TestClusters.Sandboxes;

namespace MeshInstall.Engine.Tests.Clusters;

public sealed class SandboxFieldRefusalTests(SandboxTestCluster cluster) : FieldRefusalContract(cluster), IClassFixture<SandboxTestCluster>;

[Trait("Category", "Cluster")]
public sealed class ClusterFieldRefusalTests(RealClusterFixture cluster) : FieldRefusalContract(cluster), IClassFixture<RealClusterFixture>;

/// <summary>What a kind cannot hold is refused for good, with its field and without its value, on any API server.</summary>
public abstract class FieldRefusalContract(ITestCluster cluster)
{
    private const string Value = "value9";

    [SkippableTheory]
    [InlineData("'data': {'password': 'value9!!'}", ".data.password: illegal base64 data at input byte 6")]
    [InlineData("'data': {'a': 'dmFsdWU=', 'b': 'value9='}", ".data.b: illegal base64 data at input byte 7")]
    [InlineData("'data': ['value9']", ".data: expected map")]
    [InlineData("'stringData': {'password': ['value9']}", ".stringData.password: expected string")]
    [InlineData("'stringData': {'password': {'value9': 'value9'}}", ".stringData.password: expected string")]
    [InlineData("'password': 'value9'", ".password: field not declared in schema")]
    [InlineData("'data': ['value9'], 'type': [1]", ".data: expected map; .type: expected string")]
    public async Task A_Secret(string members, string why) =>
        await RefuseAsync($"{{'apiVersion': 'v1', 'kind': 'Secret', 'metadata': {{'name': 'x', 'namespace': 'SPACE'}}, {members}}}", why);

    [SkippableTheory]
    [InlineData("'replicas': 'value9'", ".spec.replicas: expected numeric (int or float)")]
    [InlineData("'replicas': 1.5", ".spec.replicas: no whole number")]
    public async Task A_workload(string member, string why) => await RefuseAsync(Deployment(member), why);

    [SkippableTheory]
    [InlineData("'resources': {'limits': {'cpu': 'value9', 'memory': '1Gi'}}", ".spec.template.spec.containers[0].resources.limits.cpu: no quantity, such as 500m or 2Gi")]
    [InlineData("'resources': {'requests': {'memory': '1mm'}}", ".spec.template.spec.containers[0].resources.requests.memory: no quantity, such as 500m or 2Gi")]
    [InlineData("'resources': {'requests': {'memory': true}}", ".spec.template.spec.containers[0].resources.requests.memory: no quantity, such as 500m or 2Gi")]
    [InlineData("'readinessProbe': {'httpGet': {'port': ['value9']}}", ".spec.template.spec.containers[0].readinessProbe.httpGet.port: neither text nor a whole number")]
    [InlineData("'args': '--password=value9'", ".spec.template.spec.containers[name=\"x\"].args: expected list")]
    [InlineData("'env': {'TOKEN': 'value9'}", ".spec.template.spec.containers[name=\"x\"].env: expected list")]
    [InlineData("'env': [{'name': 'TOKEN', 'value': ['value9']}]", ".spec.template.spec.containers[name=\"x\"].env[name=\"TOKEN\"].value: expected string")]
    [InlineData("'stdin': 'value9'", ".spec.template.spec.containers[name=\"x\"].stdin: expected boolean")]
    public async Task A_container(string member, string why) => await RefuseAsync(Deployment("'replicas': 0", member), why);

    private static string Deployment(string member, string ofContainer = "'image': 'example/x'") => $$"""
        {'apiVersion': 'apps/v1', 'kind': 'Deployment', 'metadata': {'name': 'x', 'namespace': 'SPACE'}, 'spec': { {{member}}, 'selector': {'matchLabels': {'app': 'x'} },
         'template': {'metadata': {'labels': {'app': 'x'} }, 'spec': {'containers': [ {'name': 'x', {{ofContainer}} } ] } } } }
        """;

    private async Task RefuseAsync(string body, string why)
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => mesh.ApplyAsync(body.Replace('\'', '"'), "meshinstall"));

        Assert.Equal(("ResourceRejected", MeshErrorKind.InvalidData), (error.ErrorId, error.Kind));
        Assert.EndsWith($"/x: {why}.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Value, error.ToString(), StringComparison.Ordinal);
    }
}
