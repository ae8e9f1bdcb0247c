using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Releases;
using MeshInstall.Sandbox;
using static MeshInstall.Engine.Tests.Applying.SandboxMesh;
using static MeshInstall.Engine.Tests.Applying.TestManifests;

namespace MeshInstall.Engine.Tests.Inspecting;

public sealed class MeshInspectorTests
{
    [Fact]
    public async Task What_is_installed_is_found_with_its_version_and_health()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(
            Fast with { Rules = [new SandboxWorkloadRule { Name = "east", Outcome = SandboxWorkloadOutcome.CrashLoopBackOff }] }, default);
        await Install(cluster, new InstallOptions { Wait = false }, manifests:
        [
            Component("Pilot", [], Labelled("Pilot", Deployment("istiod"))),
            Component("IngressGateways", ["Pilot"], Labelled("IngressGateways", Deployment("west", "istio/proxyv2:1.30.3")), Labelled("IngressGateways", Deployment("east", "istio/proxyv2:1.30.3"))),
        ]);
        MeshStatus status = await Until(cluster, found => found.Components.Any(component => component.Message.Contains("CrashLoopBackOff", StringComparison.Ordinal))
            && found.Components.Count(component => component.Health == MeshHealth.Ready) == 2);

        Assert.Equal(("default", "1.30.3", "istio-system", "installed-state"), (status.Revision, status.Version, status.Namespace, status.Owner));
        Assert.Equal(["istiod", "east", "west"], status.Components.Select(component => component.Name).Order(StringComparer.Ordinal).OrderBy(name => name != "istiod"));
        Assert.Equal("1 of 1 replicas available", status.Components[0].Message);
        Assert.NotEqual(MeshHealth.Ready, status.Health);
    }

    [Fact]
    public async Task A_second_revision_beside_the_first_leaves_the_shared_objects_alone_and_is_found_on_its_own()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        await Install(cluster);
        MeshManifest canary = Component("Pilot", ["Base"], Deployment("istiod-canary"));

        (MeshPlan plan, _) = await Install(cluster, manifests: [Mesh()[0], InRevision(canary, "canary")]);

        Assert.Equal("Create Deployment istio-system/istiod-canary", plan.Changes.Single(change => change.Action != MeshAction.Unchanged).ToString());
        IReadOnlyList<MeshStatus> found = (await MeshInspector.InspectAsync(cluster, null, null, default)).Statuses;
        Assert.Equal(["canary", "default"], found.Select(status => status.Revision));
        Assert.Equal(["Base", "istiod-canary"], found[0].Components.Select(component => component.Name));
        Assert.Equal(["Base", "istiod", "istio-ingressgateway"], found[1].Components.Select(component => component.Name));
        Assert.Equal("canary", Assert.Single((await MeshInspector.InspectAsync(cluster, "istio-system", "canary", default)).Statuses).Revision);
        Assert.Empty((await MeshInspector.InspectAsync(cluster, "elsewhere", null, default)).Statuses);
    }

    [Fact]
    public async Task A_component_whose_workload_was_deleted_is_missing_and_one_that_never_had_one_is_not()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        await Install(cluster);
        await cluster.Client.DeleteAsync((await cluster.Client.DiscoverAsync("apps/v1", "Deployment", default))!, "istio-system", "istiod", default);

        MeshStatus status = await Until(cluster, found => found.Health == MeshHealth.Missing);

        Assert.Equal(["Pilot"], status.Components.Where(component => component.Health == MeshHealth.Missing).Select(component => component.Component));
        Assert.Contains("Deployment", status.Components.Single(component => component.Component == "Pilot").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_release_that_is_recorded_of_a_revision_is_told()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        await Install(cluster);
        ReleaseStore store = new(cluster.Client, "sandbox", "istio-system");
        MeshRelease release = await store.BeginAsync(
            new ReleaseRecord
            {
                Release = new MeshRelease
                {
                    Cluster = "sandbox", Namespace = "istio-system", Revision = "default", Number = 0, Operation = MeshOperation.Install,
                    Status = MeshReleaseStatus.Pending, Version = "1.30.3", StartedAt = DateTimeOffset.UnixEpoch,
                },
                Config = null,
                Manifests = Mesh(),
            },
            default);
        await store.FinishAsync(release, MeshReleaseStatus.Deployed, string.Empty, default);

        MeshStatus status = Assert.Single((await MeshInspector.InspectAsync(cluster, null, null, default)).Statuses);

        Assert.Equal((release.Number, MeshReleaseStatus.Deployed), (status.Release!.Number, status.Release.Status));
        Assert.Equal("MeshInstall", status.Installer);
    }

    [Fact]
    public async Task A_cluster_without_a_mesh_has_no_status()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);

        Assert.Empty((await MeshInspector.InspectAsync(cluster, null, null, default)).Statuses);
    }

    [Fact]
    public async Task Who_may_not_list_some_kinds_sees_the_rest_and_is_told_so()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast with { Denied = [NoList("clusterroles"), NoList("configmaps")] }, default);
        await Install(cluster);

        MeshInspection found = await MeshInspector.InspectAsync(cluster, null, null, default);

        Assert.Equal(["Base", "istiod", "istio-ingressgateway"], Assert.Single(found.Statuses).Components.Select(component => component.Name));
        Assert.Equal(["clusterroles", "configmaps"], found.Unseen);
        Assert.Contains("leaves out clusterroles, configmaps.", found.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_list_workloads_is_refused_rather_than_told_that_there_is_no_mesh()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast with { Denied = [NoList("deployments")] }, default);

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => MeshInspector.InspectAsync(cluster, null, null, default));

        Assert.Equal("ClusterAccessDenied", error.ErrorId);
    }

    private static SandboxAccessRule NoList(string resource) => new() { Verb = "list", Resource = resource };

    private static async Task<MeshStatus> Until(SandboxCluster cluster, Func<MeshStatus, bool> reached)
    {
        while (true)
        {
            MeshStatus status = Assert.Single((await MeshInspector.InspectAsync(cluster, null, null, default)).Statuses);
            if (reached(status))
            {
                return status;
            }

            await Task.Yield();
        }
    }
}
