using System.Management.Automation;
using MeshInstall.TestClusters;
using MeshInstall.Tests.Surviving;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>Installations that other tools made, taken over, upgraded and brought back on a real API server.</summary>
[Trait("Category", "Cluster")]
public sealed class AdoptionTests
{
    [SkippableTheory]
    [InlineData("ServerSide", "istioctl")]
    [InlineData("ClientSide", "kubectl")]
    [InlineData("Release", "Helm")]
    public async Task What_another_tool_made_is_adopted_upgraded_and_brought_back(string way, string maker)
    {
        IstioCharts charts = await IstioCharts.UnpackAsync();
        await using RealCluster cluster = await RealCluster.StartAsync();
        await using IAsyncDisposable controllers = await cluster.StartControllersAsync();
        using LifecycleShell shell = new(cluster, charts);
        await HelmInstallation.MakeAsync(cluster, charts.OlderFolder, Enum.Parse<HelmInstallation.Way>(way));
        ClusterState made = await SettledAsync(cluster);

        PSObject plan = shell.Plan("& $new | Get-MeshPlan -Chart $newer @at");
        string[] makers = [.. LifecycleShell.Changes(plan).Select(change => (string)change.Properties["AdoptedFrom"].Value).Where(name => name.Length > 0).Distinct()];
        Assert.Equal([maker], makers);

        shell.Succeed("& $new | Install-Mesh -Chart $newer @to");
        ClusterState upgraded = await ClusterState.ReadAsync(cluster.Client);
        Assert.EndsWith(":" + IstioCharts.Newer, IstiodImage.In(upgraded), StringComparison.Ordinal);
        Assert.Equal([(1, "superseded"), (2, "deployed")], upgraded.Releases);
        Assert.Equal(["Install", "Adopt"], shell.Output("Get-MeshRelease -KubeConfig $kubeConfig").Select(release => release.Properties["Operation"].Value.ToString()));
        LifecycleShell.AssertUnchanged(shell.Plan("& $new | Get-MeshPlan -Chart $newer @at"), "upgraded");

        shell.Succeed("Restore-Mesh 1 @to");
        ClusterState restored = await ClusterState.ReadAsync(cluster.Client);
        Assert.Equal([(1, "superseded"), (2, "superseded"), (3, "deployed")], restored.Releases);
        StateDifference.AssertNone(Bare(made), Bare(restored), "brought back");
    }

    /// <summary>Without what kubectl notes for itself, and the definition that only the newer release has: definitions stay, with the objects of their kinds.</summary>
    private static ClusterState Bare(ClusterState state) => state
        .WithoutAnnotation("kubectl.kubernetes.io/last-applied-configuration")
        .Without("customresourcedefinitions/", "/trafficextensions.extensions.istio.io");

    private static async Task<ClusterState> SettledAsync(RealCluster cluster)
    {
        ClusterState before = await ClusterState.ReadAsync(cluster.Client);
        while (true)
        {
            ClusterState now = await ClusterState.ReadAsync(cluster.Client);
            if (now.Objects.SequenceEqual(before.Objects))
            {
                return now;
            }

            before = now;
        }
    }
}
