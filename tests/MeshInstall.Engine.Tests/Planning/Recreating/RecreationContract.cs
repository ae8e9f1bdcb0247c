using MeshInstall.TestClusters;
using MeshInstall.TestClusters.Sandboxes;

namespace MeshInstall.Engine.Tests.Planning.Recreating;

public sealed class SandboxRecreationTests(SandboxTestCluster cluster) : RecreationContract(cluster), IClassFixture<SandboxTestCluster>;

[Trait("Category", "Cluster")]
public sealed class ClusterRecreationTests(RealClusterFixture cluster) : RecreationContract(cluster), IClassFixture<RealClusterFixture>;

/// <summary>Fields that can never change, on any API server.</summary>
public abstract class RecreationContract(ITestCluster cluster)
{
    [SkippableTheory]
    [InlineData(
        """{"apiVersion":"v1","kind":"Service","metadata":{"name":"a","namespace":"SPACE"},"spec":{"clusterIP":"VALUE","selector":{"app":"a"},"ports":[{"port":80}]}}""",
        "None", "10.0.0.77", "spec.clusterIP")]
    [InlineData(
        """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"a","namespace":"SPACE"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"VALUE"}}""",
        "one", "two", "roleRef.name")]
    [InlineData(
        """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"SPACE"},"immutable":true,"data":{"mesh":"VALUE"}}""",
        "one", "two", "data.mesh")]
    [InlineData(
        """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"a","namespace":"SPACE"},"spec":{"selector":{"matchLabels":{"app":"VALUE"}},"template":{"metadata":{"labels":{"app":"VALUE"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}""",
        "one", "two", "spec.selector.matchLabels.app")]
    [InlineData(
        """{"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"a","namespace":"SPACE"},"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"VALUE"}]}}}}""",
        "one", "two", "spec.template.spec.containers[c].image")]
    [InlineData(
        """{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"a","namespace":"SPACE"},"addressType":"VALUE","endpoints":[],"ports":[]}""",
        "IPv4", "IPv6", "addressType")]
    public async Task A_field_that_never_changes_leads_to_a_new_object_with_the_values_told(string json, string before, string after, string path)
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        string Of(string value) => json.Replace("VALUE", value, StringComparison.Ordinal);
        await mesh.ApplyAsync(Of(before), "meshinstall");

        MeshChange change = await mesh.ChangeAsync(mesh.Component("Pilot", Of(after)));

        Assert.Equal(MeshAction.Recreate, change.Action);
        Assert.Contains(change.Fields, field => field.Path == path && Equals(field.Before, before) && Equals(field.After, after));
        Assert.EndsWith("can never change", change.Reason, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_claim_is_never_made_again_since_its_data_would_be_lost()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        const string Claim = """{"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"a","namespace":"SPACE"},"spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"one","resources":{"requests":{"storage":"1Gi"}}}}""";
        await mesh.ApplyAsync(Claim, "meshinstall");

        MeshException error = await Assert.ThrowsAsync<MeshException>(() =>
            mesh.ChangeAsync(mesh.Component("Pilot", Claim.Replace("\"one\"", "\"two\"", StringComparison.Ordinal))));

        Assert.Equal("FieldImmutable", error.ErrorId);
        Assert.Contains("PersistentVolumeClaim", error.Message, StringComparison.Ordinal);
    }
}
