using MeshInstall.TestClusters;
using MeshInstall.Tests.Surviving;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>Istio's own charts of two releases through a whole life, on a real API server whose controllers the test plays.</summary>
[Trait("Category", "Cluster")]
public sealed class IstioLifecycleTests
{
    [SkippableFact]
    public async Task Install_upgrade_roll_back_and_uninstall_leave_nothing_and_touch_no_other_revision()
    {
        IstioCharts charts = await IstioCharts.UnpackAsync();
        await using RealCluster cluster = await RealCluster.StartAsync();
        await using IAsyncDisposable controllers = await cluster.StartControllersAsync();
        using LifecycleShell shell = new(cluster, charts);
        ClusterState empty = await ClusterState.ReadAsync(cluster.Client);
        shell.Succeed("& $old -Set revision=other,components.ingressGateways[0].enabled=false | Install-Mesh -Chart $older @to");
        ClusterState other = Others(await ClusterState.ReadAsync(cluster.Client));
        SortedDictionary<string, string> versions = await ObjectVersions.ReadAsync(cluster, "other");
        Assert.NotEmpty(versions);

        ClusterState installed = await StepAsync("& $old | Install-Mesh -Chart $older @to");
        ClusterState upgraded = await StepAsync("& $new -Set components.ingressGateways[0].enabled=false | Install-Mesh -Chart $newer @to");
        Assert.Contains(installed.Objects.Keys, IsIngress);
        Assert.DoesNotContain(upgraded.Objects.Keys, IsIngress);
        Assert.EndsWith(":" + IstioCharts.Newer, IstiodImage.In(upgraded), StringComparison.Ordinal);

        ClusterState restored = await StepAsync("Restore-Mesh 1 -MeshRevision default @to");
        StateDifference.AssertNone(installed, restored.Without("customresourcedefinitions/", "/trafficextensions.extensions.istio.io"), "restored");
        Assert.Equal([(1, "deployed"), (1, "superseded"), (2, "superseded"), (3, "deployed")], restored.Releases);

        ClusterState left = await StepAsync("Uninstall-Mesh default @to");
        Assert.Empty(left.OfRevision("default").Objects);
        Assert.Equal([(1, "deployed")], left.Releases);

        shell.Succeed("Uninstall-Mesh -All -IncludeCrds @to");
        ClusterState end = await ClusterState.ReadAsync(cluster.Client);
        Assert.Empty(end.Records);
        StateDifference.AssertNone(empty, end.Without("namespaces/", "/istio-system"), "uninstalled");

        async Task<ClusterState> StepAsync(string script)
        {
            shell.Succeed(script);
            ClusterState state = await ClusterState.ReadAsync(cluster.Client);
            StateDifference.AssertNone(other, Others(state), script);
            Assert.Equal(versions, await ObjectVersions.ReadAsync(cluster, "other"));
            return state;
        }
    }

    /// <summary>What the other revision has, but for the default tag, which the default revision takes over.</summary>
    private static ClusterState Others(ClusterState state) => state.OfRevision("other").WithoutLabel("istio.io/tag");

    private static bool IsIngress(string path) => path.EndsWith("/istio-ingressgateway", StringComparison.Ordinal);
}
