using System.Text.Json.Nodes;
using MeshInstall.TestClusters;
using MeshInstall.Tests.Surviving;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>Istio's own charts of two releases through a whole life, on a real API server whose controllers the test plays.</summary>
[Trait("Category", "Cluster")]
public sealed class IstioLifecycleTests
{
    private const string Older = "1.29.6";
    private const string Newer = "1.30.3";

    [SkippableFact]
    public async Task Install_upgrade_roll_back_and_uninstall_leave_nothing_and_touch_no_other_revision()
    {
        using IstioCharts charts = await IstioCharts.ExtractAsync(Older, Newer);
        await using RealCluster cluster = await RealCluster.StartAsync();
        await using IAsyncDisposable controllers = await cluster.StartControllersAsync();
        using LifecycleShell shell = new(cluster, charts);
        ClusterState empty = await ClusterState.ReadAsync(cluster.Client);
        shell.Succeed($"Get-MeshProfile -Path $older/profiles | Merge-MeshConfig -Set revision=other, components.ingressGateways[0].enabled=false | Install-Mesh -Chart $older @to");
        ClusterState other = await ClusterState.ReadAsync(cluster.Client);

        shell.Succeed("Get-MeshProfile -Path $older/profiles | Install-Mesh -Chart $older @to");
        ClusterState installed = await ClusterState.ReadAsync(cluster.Client);
        shell.Succeed("Get-MeshProfile -Path $newer/profiles | Merge-MeshConfig -Set components.ingressGateways[0].enabled=false | Install-Mesh -Chart $newer @to");
        ClusterState upgraded = await ClusterState.ReadAsync(cluster.Client);
        shell.Succeed("Restore-Mesh 1 -MeshRevision default @to");
        ClusterState restored = await ClusterState.ReadAsync(cluster.Client);

        Assert.NotEqual(string.Empty, upgraded.DifferenceFrom(installed));
        Assert.DoesNotContain(upgraded.Objects.Keys, key => key.EndsWith("/istio-ingressgateway", StringComparison.Ordinal));
        Assert.Equal(string.Empty, restored.DifferenceFrom(installed));
        Assert.Equal([(1, "Deployed"), (1, "Superseded"), (2, "Superseded"), (3, "Deployed")], restored.Releases);
        foreach (ClusterState state in new[] { installed, upgraded, restored })
        {
            Assert.Equal(string.Empty, state.OfRevision("other").DifferenceFrom(other.OfRevision("other")));
        }

        shell.Succeed("Uninstall-Mesh default @to");
        ClusterState left = await ClusterState.ReadAsync(cluster.Client);
        Assert.Equal(string.Empty, left.OfRevision("other").DifferenceFrom(other.OfRevision("other")));
        Assert.Empty(left.OfRevision("default").Objects);

        shell.Succeed("Uninstall-Mesh -All -IncludeCrds @to");
        ClusterState end = await ClusterState.ReadAsync(cluster.Client);
        Assert.Empty(end.Records);
        Assert.Equal(string.Empty, end.Without("namespaces/", "/istio-system").DifferenceFrom(empty));
    }

    [SkippableFact]
    public async Task What_helm_and_kubectl_made_is_adopted_upgraded_and_brought_back()
    {
        using IstioCharts charts = await IstioCharts.ExtractAsync(Older, Newer);
        await using RealCluster cluster = await RealCluster.StartAsync();
        await using IAsyncDisposable controllers = await cluster.StartControllersAsync();
        using LifecycleShell shell = new(cluster, charts);
        await HelmInstallation.MakeAsync(cluster, charts.Of(Older));
        ClusterState made = await ClusterState.ReadAsync(cluster.Client);

        shell.Succeed("Get-MeshProfile -Path $newer/profiles | Install-Mesh -Chart $newer @to");
        ClusterState upgraded = await ClusterState.ReadAsync(cluster.Client);
        shell.Succeed("Restore-Mesh 1 @to");
        ClusterState restored = await ClusterState.ReadAsync(cluster.Client);

        JsonNode istiod = JsonNode.Parse(upgraded.Objects["apis/apps/v1/deployments/istio-system/istiod"])!;
        Assert.EndsWith(":" + Newer, (string)istiod["spec"]!["template"]!["spec"]!["containers"]![0]!["image"]!, StringComparison.Ordinal);
        Assert.Equal([(1, "Superseded"), (2, "Superseded"), (3, "Deployed")], restored.Releases);
        Assert.Equal(string.Empty, restored.WithoutAnnotation("kubectl.kubernetes.io/last-applied-configuration").DifferenceFrom(
            made.WithoutAnnotation("kubectl.kubernetes.io/last-applied-configuration")));
    }
}
