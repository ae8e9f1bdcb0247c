using System.Text.Json.Nodes;
using MeshInstall.TestClusters;
using MeshInstall.Tests.Surviving;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>Who injects and validates for what names no revision, on a real API server.</summary>
[Trait("Category", "Cluster")]
public sealed class DefaultTagTests
{
    private const string Injector = "apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations//istio-revision-tag-default";
    private const string Validator = "apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations//istiod-default-validator";
    private const string Service = "api/v1/services/istio-system/istiod-revision-tag-default";

    [SkippableFact]
    public async Task The_first_revision_has_the_default_tag_until_a_default_installation_takes_it_back()
    {
        IstioCharts charts = await IstioCharts.UnpackAsync();
        await using RealCluster cluster = await RealCluster.StartAsync();
        await using IAsyncDisposable controllers = await cluster.StartControllersAsync();
        using LifecycleShell shell = new(cluster, charts);

        shell.Succeed("& $old minimal -Set revision=canary | Install-Mesh -Chart $older @to");
        await AssertServedByAsync("istiod-canary", "canary");
        LifecycleShell.AssertUnchanged(shell.Plan("& $old minimal -Set revision=canary | Get-MeshPlan -Chart $older @at"), "canary");

        shell.Succeed("& $old minimal -Set revision=next | Install-Mesh -Chart $older @to");
        await AssertServedByAsync("istiod-canary", "canary");

        shell.Succeed("& $new minimal | Install-Mesh -Chart $newer @to");
        await AssertServedByAsync("istiod", "default");
        LifecycleShell.AssertUnchanged(shell.Plan("& $new minimal | Get-MeshPlan -Chart $newer @at"), "default");

        // The tag is not the canary's any more, so that it neither comes back nor goes with it.
        shell.Succeed("& $new minimal -Set revision=canary | Install-Mesh -Chart $newer @to");
        await AssertServedByAsync("istiod", "default");
        shell.Succeed("Uninstall-Mesh canary @to");
        await AssertServedByAsync("istiod", "default");
        shell.Succeed("Uninstall-Mesh default @to");
        ClusterState left = await ClusterState.ReadAsync(cluster.Client);
        Assert.All([Injector, Validator, Service], path => Assert.DoesNotContain(path, left.Objects.Keys));

        async Task AssertServedByAsync(string service, string revision)
        {
            ClusterState state = await ClusterState.ReadAsync(cluster.Client);
            foreach (string path in (string[])[Injector, Validator])
            {
                JsonNode webhooks = JsonNode.Parse(state.Objects[path])!;
                Assert.Equal(revision, (string?)webhooks["metadata"]!["labels"]!["istio.io/rev"]);
                Assert.All(webhooks["webhooks"]!.AsArray(), webhook => Assert.Equal(service, (string?)webhook!["clientConfig"]!["service"]!["name"]));
            }

            JsonNode selector = JsonNode.Parse(state.Objects[Service])!["spec"]!["selector"]!;
            Assert.Equal(revision == "default" ? null : revision, (string?)selector["istio.io/rev"]);
        }
    }
}
