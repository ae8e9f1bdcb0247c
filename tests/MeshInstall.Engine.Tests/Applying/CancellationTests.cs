using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Tests.Surviving;
using static MeshInstall.Engine.Tests.Applying.SandboxMesh;
using static MeshInstall.Engine.Tests.Applying.TestManifests;

namespace MeshInstall.Engine.Tests.Applying;

/// <summary>Installations that are stopped in the middle.</summary>
public sealed class CancellationTests
{
    private const int Objects = 200;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(150)]
    [InlineData(203)]
    [InlineData(207)]
    public async Task An_installation_stopped_after_any_event_ends_and_the_next_one_completes_it(int events)
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        using CancellationTokenSource stop = new();
        int seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            MeshPlan plan = await InstallPlanner.PlanAsync(cluster, Large(), default);
            await foreach (MeshEvent _ in new Installer().InstallAsync(cluster, plan, new InstallOptions(), stop.Token))
            {
                if (++seen == events)
                {
                    await stop.CancelAsync();
                }
            }

            stop.Token.ThrowIfCancellationRequested();
        }).WaitAsync(Bound);

        (_, List<MeshEvent> again) = await Install(cluster, manifests: Large()).WaitAsync(Bound);
        Assert.True(Summary(again).Succeeded);
        MeshPlan left = await InstallPlanner.PlanAsync(cluster, Large(), default).WaitAsync(Bound);
        Assert.All(left.Changes, change => Assert.Equal(MeshAction.Unchanged, change.Action));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(150)]
    public async Task A_stopped_installation_is_recorded_as_interrupted_and_gives_its_lock_back(int events)
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);
        MeshPlan plan = await InstallPlanner.PlanAsync(cluster, Large(), default);
        using CancellationTokenSource stop = new();
        int seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (MeshEvent _ in new Installer(new StandingClock()).InstallAsync(cluster, plan, new InstallOptions(), stop.Token))
            {
                if (++seen == events)
                {
                    await stop.CancelAsync();
                }
            }

            stop.Token.ThrowIfCancellationRequested();
        }).WaitAsync(Bound);

        LeftBehind left = await LeftBehind.ReadAsync(cluster.Client);
        Assert.Equal([(1, "interrupted")], left.Releases);
        Assert.Equal(["Lease meshinstall-default of "], left.Objects.Where(item => item.StartsWith("Lease ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_a_plan_shows_is_what_the_installation_then_counts()
    {
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default);

        (MeshPlan first, List<MeshEvent> created) = await Install(cluster, manifests: Large());
        (MeshPlan second, List<MeshEvent> kept) = await Install(cluster, manifests: Large());

        Assert.Equal(first.Changes.Count(change => change.Action == MeshAction.Create), Summary(created).Components.Sum(component => component.Created));
        Assert.Equal(second.Changes.Count(change => change.Action == MeshAction.Unchanged), Summary(kept).Components.Sum(component => component.Unchanged));
    }

    [Fact]
    public async Task A_watch_ends_when_the_sandbox_does()
    {
        SandboxCluster cluster = await SandboxCluster.OpenAsync(Fast, default, new RetryOptions { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(1) });
        ResourceMapping mapping = (await cluster.Client.DiscoverAsync("v1", "ConfigMap", default))!;
        using CancellationTokenSource stop = new(Bound);
        TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task watching = Task.Run(async () =>
        {
            await foreach (WatchEvent change in cluster.Client.WatchAsync(new ResourceQuery(mapping), null, stop.Token))
            {
                began.TrySetResult();
            }
        });
        await began.Task.WaitAsync(Bound);

        cluster.Dispose();

        Exception? end = await Record.ExceptionAsync(() => watching.WaitAsync(Bound));
        Assert.False(stop.IsCancellationRequested);
        Assert.True(end is MeshException or OperationCanceledException, end?.ToString());
    }

    private static MeshManifest[] Large() =>
    [
        Component("Base", [], [.. Enumerable.Range(0, Objects).Select(number => ConfigMap($"part-{number}", "1"))]),
        Component("Pilot", ["Base"], Deployment("istiod")),
    ];
}
