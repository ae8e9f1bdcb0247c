using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Tests.Clusters;
using MeshInstall.Sandbox;
using static MeshInstall.Engine.Tests.Applying.SandboxMesh;
using static MeshInstall.Engine.Tests.Applying.TestManifests;

namespace MeshInstall.Engine.Tests.Inspecting;

public sealed class MeshWaiterTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_mesh_that_was_applied_without_waiting_is_waited_for()
    {
        using SandboxCluster cluster = await OpenAsync(SandboxWorkloadOutcome.Ready);

        MeshWaitEnded ended = await WaitAsync(cluster, new MeshWaitOptions());

        Assert.Null(ended.Error);
        Assert.Equal((MeshHealth.Ready, 2), (ended.Status!.Health, ended.Status.Components.Count));
    }

    [Fact]
    public async Task Only_the_components_that_are_named_are_waited_for()
    {
        using SandboxCluster cluster = await OpenAsync(SandboxWorkloadOutcome.NeverReady);

        MeshWaitEnded ended = await WaitAsync(cluster, new MeshWaitOptions { Components = ["pilot"] });

        Assert.Equal(["istiod"], ended.Status!.Components.Select(component => component.Name));
    }

    [Theory]
    [InlineData(SandboxWorkloadOutcome.ImagePullBackOff, "container main: ImagePullBackOff: Back-off pulling image \"istio/proxyv2:1.30.3\"", "Failed: Failed to pull image \"istio/proxyv2:1.30.3\": not found")]
    [InlineData(SandboxWorkloadOutcome.CrashLoopBackOff, "container main: CrashLoopBackOff: back-off 10s restarting failed container=main (last exit code 1, Error, 1 restarts)", null)]
    [InlineData(SandboxWorkloadOutcome.NeverReady, "Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503", null)]
    [InlineData(SandboxWorkloadOutcome.Unschedulable, "Unschedulable: 0/2 nodes are available: 2 Insufficient cpu.", null)]
    public async Task When_the_time_is_over_each_reason_has_its_line(SandboxWorkloadOutcome outcome, string reason, string? second)
    {
        using SandboxCluster cluster = await OpenAsync(outcome);
        ExpiringTime time = new();

        MeshWaitEnded ended = await WaitAsync(cluster, new MeshWaitOptions(), time, async () =>
        {
            // The controllers of the sandbox take their steps one after another; the last of them is the event.
            string? last = second ?? (outcome == SandboxWorkloadOutcome.CrashLoopBackOff ? "BackOff" : outcome == SandboxWorkloadOutcome.NeverReady ? "Unhealthy" : null);
            ResourceMapping events = (await cluster.Client.DiscoverAsync("v1", "Event", default))!;
            while (last is not null && !(await cluster.Client.ListAsync(new ResourceQuery(events, "istio-system"), default)).Items.Any(entry =>
                $"{entry.FindText("reason")}: {entry.FindText("message")}".Contains(last, StringComparison.Ordinal)))
            {
                await Task.Yield();
            }
        });

        Assert.Equal(("MeshNotReady", MeshErrorKind.Timeout), (ended.Error!.ErrorId, ended.Error.Kind));
        string[] lines = ended.Error.Message.Split('\n');
        Assert.StartsWith("The mesh of revision 'default' on sandbox was not ready after 5m:", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("  Deployment istio-system/istio-ingressgateway: 0 of 1 replicas", lines[1], StringComparison.Ordinal);
        Assert.Single(lines, line => line.StartsWith("    pod istio-ingressgateway-", StringComparison.Ordinal) && line.Contains(reason, StringComparison.Ordinal));
        Assert.True(second is null || lines.Count(line => line.Contains(second, StringComparison.Ordinal)) == 1, ended.Error.Message);
        Assert.Equal(["Deployment istio-system/istio-ingressgateway"], (IEnumerable<string>)ended.Error.Target!);
    }

    [Fact]
    public async Task A_workload_that_was_deleted_is_waited_for_until_it_is_back()
    {
        using SandboxCluster cluster = await OpenAsync(SandboxWorkloadOutcome.Ready);
        await WaitAsync(cluster, new MeshWaitOptions());
        ResourceMapping deployments = (await cluster.Client.DiscoverAsync("apps/v1", "Deployment", default))!;
        await cluster.Client.DeleteAsync(deployments, "istio-system", "istiod", default);
        while (await cluster.Client.GetAsync(deployments, "istio-system", "istiod", default) is not null)
        {
            await Task.Yield();
        }

        List<string> told = [];
        MeshWaitEnded? ended = null;
        await foreach (MeshEvent happened in new MeshWaiter().WaitAsync(cluster, new MeshWaitOptions(), default))
        {
            if (happened is MeshWaiting waiting && told.Count == 0)
            {
                told.AddRange(waiting.Pending);
                cluster.Sandbox.Seed(Labelled("Pilot", Deployment("istiod")));
            }

            ended = happened as MeshWaitEnded ?? ended;
        }

        Assert.Equal(["Pilot: The Deployment is not there; install the component again."], told);
        Assert.Equal(MeshHealth.Ready, ended!.Status!.Health);
    }

    [Fact]
    public async Task Where_there_is_no_such_mesh_or_component_that_is_said_at_once()
    {
        using SandboxCluster cluster = await OpenAsync(SandboxWorkloadOutcome.NeverReady);

        MeshException none = await Assert.ThrowsAsync<MeshException>(() => WaitAsync(cluster, new MeshWaitOptions { Revision = "canary" }));
        MeshWaitEnded unknown = await WaitAsync(cluster, new MeshWaitOptions { Components = ["Ztunnel"] });

        Assert.Equal(("MeshNotFound", "No mesh of revision 'canary' is installed on sandbox."), (none.ErrorId, none.Message));
        Assert.Equal("ComponentNotFound", unknown.Error!.ErrorId);
        Assert.Contains("istio-ingressgateway", unknown.Error.RecommendedAction, StringComparison.Ordinal);
    }

    private static async Task<SandboxCluster> OpenAsync(SandboxWorkloadOutcome gateway)
    {
        SandboxCluster cluster = await SandboxCluster.OpenAsync(
            Fast with { Rules = [new SandboxWorkloadRule { Name = "istio-ingressgateway", Outcome = gateway }] }, default);
        await Install(cluster, new InstallOptions { Wait = false }, manifests:
        [
            Component("Pilot", [], Labelled("Pilot", Deployment("istiod")), Labelled("Pilot", Service("istiod"))),
            Component("IngressGateways", ["Pilot"], Labelled("IngressGateways", Deployment("istio-ingressgateway", "istio/proxyv2:1.30.3"))),
        ]);
        return cluster;
    }

    private static async Task<MeshWaitEnded> WaitAsync(SandboxCluster cluster, MeshWaitOptions options, ExpiringTime? time = null, Func<Task>? ready = null)
    {
        MeshWaitEnded? ended = null;
        string[] telling = ["ImagePullBackOff", "CrashLoopBackOff", "Unschedulable", "containers with unready status"];
        using CancellationTokenSource stop = new(Bound);
        await foreach (MeshEvent happened in new MeshWaiter(time).WaitAsync(cluster, options, stop.Token))
        {
            if (happened is MeshWaiting { Pending: [var only] } && time is not null && telling.Any(word => only.Contains(word, StringComparison.Ordinal)))
            {
                await ready!();
                time.Expire();
            }

            ended = happened as MeshWaitEnded ?? ended;
        }

        return ended!;
    }
}
