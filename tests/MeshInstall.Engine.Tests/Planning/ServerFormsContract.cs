using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.TestClusters;
using MeshInstall.TestClusters.Sandboxes;

namespace MeshInstall.Engine.Tests.Planning;

public sealed class SandboxServerFormsTests(SandboxTestCluster cluster) : ServerFormsContract(cluster), IClassFixture<SandboxTestCluster>;

[Trait("Category", "Cluster")]
public sealed class ClusterServerFormsTests(RealClusterFixture cluster) : ServerFormsContract(cluster), IClassFixture<RealClusterFixture>;

/// <summary>What servers store in another form than it was written in is not a change, and what they refuse is refused, on any API server.</summary>
public abstract class ServerFormsContract(ITestCluster cluster)
{
    private const string Deployment = """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"gateway","namespace":"SPACE","labels":null},
         "spec":{"replicas":0,"selector":{"matchLabels":{"app":"gateway"}},"template":{"metadata":{"labels":{"app":"gateway"}},"spec":{
           "containers":[{"name":"proxy","image":"proxyv2","resources":{"limits":{"cpu":"2000m","memory":"1024Mi"},"requests":{"cpu":"100m","memory":"0.5Gi"}},
             "env":[{"name":"PLATFORM","value":""},{"name":"NODE","valueFrom":{"fieldRef":{"fieldPath":"spec.nodeName"}}}]}],
           "volumes":[{"name":"podinfo","downwardAPI":{"items":[{"path":"labels","fieldRef":{"fieldPath":"metadata.labels"}}]}}]}}}}
        """;

    private const string Service = """
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"gateway","namespace":"SPACE","annotations":null},
         "spec":{"selector":{"app":"gateway"},"ports":[{"name":"http2","port":80,"targetPort":8080},{"name":"https","port":443}]}}
        """;

    private const string Definition = """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"forms.SPACE.example.io"},
         "spec":{"group":"SPACE.example.io","names":{"kind":"Form","plural":"forms"},"scope":"Namespaced","versions":[{"name":"v1","served":true,"storage":true,
           "schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{"a":{"type":"string"}}}}}}}]}}
        """;

    [SkippableTheory]
    [InlineData(Deployment)]
    [InlineData(Service)]
    [InlineData(Definition)]
    public async Task What_the_server_writes_in_a_form_of_its_own_takes_no_second_look(string body)
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        MeshResource wanted = mesh.Resource(body);
        MeshMap applied = await mesh.ApplyAsync(body, ApplyOptions.MeshInstallManager);

        Assert.True(AppliedMatch.Holds(wanted.Body, (await mesh.GetAsync(body))!), applied.ToString());
        MeshMap again = await mesh.ApplyAsync(body, ApplyOptions.MeshInstallManager);
        Assert.Equal(applied.FindMap("metadata")!.Find("generation"), again.FindMap("metadata")!.Find("generation"));
    }

    [SkippableFact]
    public async Task To_want_no_annotations_changes_nothing_whoever_annotates_the_object()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        MeshManifest gateway = mesh.Component("IngressGateways", Service);
        MeshChange made = Assert.Single((await mesh.PlanAsync(gateway)).Changes);
        ResourceMapping services = new(string.Empty, "v1", "Service", "services", Namespaced: true);
        await mesh.Client.ApplyAsync(services, made.Wanted, new ApplyOptions(), default);
        MeshMap add = new MeshMap.Builder().Add("op", "add").Add("path", "/metadata/annotations").Add("value", MeshMap.Empty.With("checked", new MeshScalar("yes"))).Build();
        await mesh.Client.PatchAsync(services, mesh.Space, "gateway", new MeshList([add]), default);

        Assert.Equal(MeshAction.Unchanged, Assert.Single((await mesh.PlanAsync(gateway)).Changes).Action);
    }

    [SkippableTheory]
    [InlineData("2000m", "2001m")]
    [InlineData("1024Mi", "1G")]
    [InlineData("\"value\":\"\"", "\"value\":\"x\"")]
    [InlineData("metadata.labels\"", "metadata.annotations\"")]
    [InlineData("{\"fieldPath\":\"metadata.labels\"", "{\"apiVersion\":\"v2\",\"fieldPath\":\"metadata.labels\"")]
    [InlineData("\"labels\":null", "\"labels\":{\"a\":\"b\"}")]
    public async Task Another_value_does(string from, string to)
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        MeshMap live = await mesh.ApplyAsync(Deployment, ApplyOptions.MeshInstallManager);
        string other = Deployment.Replace(from, to, StringComparison.Ordinal);

        Assert.NotEqual(Deployment, other);
        Assert.False(AppliedMatch.Holds(mesh.Resource(other).Body, live));
    }

    [SkippableTheory]
    [InlineData(Deployment, "\"replicas\":0", "\"replica\":0", ".spec.replica")]
    [InlineData(Deployment, "\"image\":\"proxyv2\"", "\"image\":\"proxyv2\",\"imagePulPolicy\":\"Always\"", ".imagePulPolicy")]
    [InlineData(Definition, "\"served\":true", "\"served\":true,\"serves\":true", ".serves")]
    public async Task A_field_that_the_kind_does_not_have_is_refused_by_name(string body, string from, string to, string path)
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);

        MeshException refused = await Assert.ThrowsAsync<MeshException>(() =>
            mesh.ApplyAsync(body.Replace(from, to, StringComparison.Ordinal), ApplyOptions.MeshInstallManager));

        Assert.Equal("ResourceRejected", refused.ErrorId);
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_metadata_alone_is_answered_where_that_is_enough()
    {
        PlanCluster mesh = await PlanCluster.OpenAsync(cluster);
        await mesh.ApplyAsync(Service, "kubectl");
        ResourceMapping services = new(string.Empty, "v1", "Service", "services", Namespaced: true);

        MeshMap written = await mesh.Client.ApplyAsync(services, mesh.Resource(Service), new ApplyOptions { MetadataOnly = true }, default);

        Assert.Equal("gateway", written.FindMap("metadata")?.FindText("name"));
        Assert.Null(written.FindMap("spec"));
        Assert.Equal("10.", (await mesh.GetAsync(Service))!.FindMap("spec")?.FindText("clusterIP")?[..3]);
    }
}
