using System.Text;
using MeshInstall.Engine.Checking;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Tests.Applying;
using MeshInstall.TestClusters;

namespace MeshInstall.Engine.Tests.Clusters.Http;

/// <summary>Connections to a real API server: TLS, HTTP/2, and each way to sign in.</summary>
[Trait("Category", "Cluster")]
public sealed class RealConnectionTests(RealClusterFixture fixture) : IClassFixture<RealClusterFixture>
{
    [SkippableFact]
    public async Task Many_calls_at_the_same_time_share_one_connection()
    {
        await using CountingRelay relay = new(fixture.Cluster.Server.Port);
        using KubeCluster cluster = await Open(fixture.KubeConfig, relay);

        await Task.WhenAll(Enumerable.Range(0, 64).Select(index => Apply(cluster, $"shared-{index}")));

        Assert.Equal(1, relay.Connections);
    }

    [SkippableFact]
    public async Task A_cut_connection_is_survived_by_all_calls_on_it()
    {
        await using CountingRelay relay = new(fixture.Cluster.Server.Port);
        using KubeCluster cluster = await Open(fixture.KubeConfig, relay);
        int applied = 0;

        await Task.WhenAll(Enumerable.Range(0, 64).Select(async index =>
        {
            if (index % 16 == 15)
            {
                relay.Cut();
            }

            await Apply(cluster, $"cut-{index}");
            Interlocked.Increment(ref applied);
        }));

        Assert.Equal(64, applied);
        Assert.True(relay.Connections > 1);
    }

    [SkippableTheory]
    [InlineData(RealCluster.AdminContext)]
    [InlineData(RealCluster.CertificateContext)]
    public async Task Tokens_and_client_certificates_are_accepted(string context)
    {
        using KubeCluster cluster = await KubeCluster.OpenAsync(Options(fixture.KubeConfig) with { Context = context }, default);

        Assert.NotEmpty((await cluster.Client.ListAsync(new ResourceQuery(Namespaces), default)).Items);
    }

    [SkippableFact]
    public async Task Another_name_than_the_certificates_is_a_TLS_error_and_the_name_of_it_is_not()
    {
        string config = fixture.KubeConfig.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        string wrong = Named(config, "other.test");

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => KubeCluster.OpenAsync(Options(wrong), default));

        Assert.Equal(("ClusterTlsFailed", MeshErrorKind.Security), (error.ErrorId, error.Kind));
        using KubeCluster cluster = await KubeCluster.OpenAsync(
            Options(Named(config, "127.0.0.1")), default);
        Assert.NotEmpty(cluster.Version);
    }

    [SkippableFact]
    public async Task Who_impersonates_a_user_without_rights_has_none()
    {
        string config = fixture.KubeConfig.Replace($"\"{RealCluster.AdminToken}\"", $"\"{RealCluster.AdminToken}\",\"as\":\"jane\"", StringComparison.Ordinal);
        using KubeCluster cluster = await KubeCluster.OpenAsync(Options(config), default);

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => cluster.Client.ListAsync(new ResourceQuery(Namespaces), default));

        Assert.Equal("ClusterAccessDenied", error.ErrorId);
        Assert.Contains("\"jane\"", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_wrong_token_is_told_without_the_token()
    {
        string config = fixture.KubeConfig.Replace(RealCluster.AdminToken, "hunter2", StringComparison.Ordinal);

        using KubeCluster? cluster = await KubeCluster.OpenAsync(Options(config), default).ContinueWith(
            task => task.IsFaulted ? null : task.Result, TaskScheduler.Default);
        MeshException error = cluster is null
            ? await Assert.ThrowsAsync<MeshException>(() => KubeCluster.OpenAsync(Options(config), default))
            : await Assert.ThrowsAsync<MeshException>(() => cluster.Client.ListAsync(new ResourceQuery(Namespaces), default));

        Assert.Equal("ClusterAuthenticationFailed", error.ErrorId);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_user_without_rights_is_told_each_verb_resource_and_namespace_and_what_cannot_be_found_out_is_skipped()
    {
        using KubeCluster cluster = await KubeCluster.OpenAsync(Options(fixture.KubeConfig) with { Context = RealCluster.UserContext }, default);

        List<MeshCheckResult> results = await Check(cluster);

        MeshCheckResult denied = Assert.Single(results, result => result is { Name: "Permissions", Status: MeshCheckStatus.Failed, Target: "deployments.apps" });
        Assert.Equal(
            "The cluster does not allow to get, list, watch, create, patch, delete deployments.apps in namespace istio-system.", denied.Message);
        Assert.Contains(results, result => result is { Status: MeshCheckStatus.Failed, Target: "telemetries.telemetry.istio.io" });
        Assert.Contains(results, result => result is { Status: MeshCheckStatus.Failed, Target: "leases.coordination.k8s.io" });
        Assert.Equal(
            ["Nodes", "GatewayApi", "Installation", "Webhooks"],
            results.Where(result => result.Status == MeshCheckStatus.Skipped && result.Name is "Nodes" or "GatewayApi" or "Installation" or "Webhooks")
                .Select(result => result.Name));
    }

    [SkippableFact]
    public async Task An_administrator_has_every_right()
    {
        using KubeCluster cluster = await KubeCluster.OpenAsync(Options(fixture.KubeConfig), default);

        Assert.Equal(MeshCheckStatus.Passed, Assert.Single(await Check(cluster), result => result.Name == "Permissions").Status);
    }

    private static readonly ResourceMapping Namespaces = new("", "v1", "Namespace", "namespaces", Namespaced: false);

    private static async Task<List<MeshCheckResult>> Check(KubeCluster cluster)
    {
        List<MeshCheckResult> results = [];
        await foreach (MeshCheckResult result in ClusterChecker.RunAsync(cluster, SandboxMesh.Mesh(), default))
        {
            results.Add(result);
        }

        return results;
    }

    private static Task<MeshMap> Apply(KubeCluster cluster, string name) =>
        cluster.Client.ApplyAsync(TestClient.ConfigMaps, TestClient.ConfigMap(name, space: "default"), new ApplyOptions(), default);

    private static Task<KubeCluster> Open(string config, CountingRelay relay)
    {
        string relayed = System.Text.RegularExpressions.Regex.Replace(config, @"(?<=""server"":""https://127\.0\.0\.1:)\d+", $"{relay.Port}");
        return KubeCluster.OpenAsync(Options(relayed), default);
    }

    private static string Named(string config, string name) =>
        config.Replace("\"server\":", $"\"tls-server-name\":\"{name}\",\"server\":", StringComparison.Ordinal);

    private static KubeConfigOptions Options(string config) =>
        new() { HomePath = "/no/home", ServiceAccountPath = "/no/account", Content = Encoding.UTF8.GetBytes(config) };
}
