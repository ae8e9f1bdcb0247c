using System.Collections.Concurrent;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Releases;
using MeshInstall.Engine.Tests.Applying;
using Microsoft.Extensions.Time.Testing;
using static MeshInstall.Engine.Tests.Releases.ReleaseBench;

namespace MeshInstall.Engine.Tests.Releases;

public sealed class LeaseTimeTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(60));
    private readonly MemoryCluster _cluster = new();
    private readonly ConcurrentQueue<MeshEvent> _events = new();

    [Fact]
    public async Task The_lock_is_renewed_and_not_lost_while_the_cluster_answers()
    {
        await using InstallLease lease = await Acquire(_cluster, Elsewhere("a"));
        string? taken = RenewTime();
        await Pass(TimeSpan.FromMinutes(2), () => false);

        Assert.False(lease.Lost.IsCancellationRequested);
        Assert.True(string.CompareOrdinal(RenewTime(), taken) > 0);
        Assert.Equal("InstallationLocked", (await Assert.ThrowsAsync<MeshException>(() => Acquire(_cluster, Elsewhere("b")))).ErrorId);
    }

    [Fact]
    public async Task A_lock_that_was_not_renewed_in_time_by_the_clock_of_the_server_is_free()
    {
        MeddlingClient silent = new(_cluster);
        InstallLease first = await Acquire(silent, Elsewhere("a"));
        silent.Before = () => Task.FromException(new MeshException("ClusterUnreachable", MeshErrorKind.Connection, "cut", string.Empty));
        _cluster.ServerTime += TimeSpan.FromSeconds(29);
        await Assert.ThrowsAsync<MeshException>(() => Acquire(_cluster, Elsewhere("b")));
        _cluster.ServerTime += TimeSpan.FromSeconds(2);
        await using InstallLease second = await Acquire(_cluster, Elsewhere("b"));

        Assert.StartsWith("b@", Holder(), StringComparison.Ordinal);
        silent.Before = () => Task.CompletedTask;
        await Pass(TimeSpan.FromSeconds(40), () => first.Lost.IsCancellationRequested);
        Assert.True(first.Lost.IsCancellationRequested);
        await first.DisposeAsync();
        Assert.StartsWith("b@", Holder(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_cannot_be_renewed_is_lost_after_its_time_and_not_before()
    {
        MeddlingClient client = new(_cluster);
        await using InstallLease lease = await Acquire(client, Elsewhere("a"));
        client.Before = () => Task.FromException(new MeshException("ClusterUnreachable", MeshErrorKind.Connection, "cut", string.Empty));
        DateTimeOffset began = _time.GetUtcNow();
        await Pass(TimeSpan.FromSeconds(60), () => lease.Lost.IsCancellationRequested);

        Assert.True(lease.Lost.IsCancellationRequested);
        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(35));
        Assert.Contains(_events, happened => happened is Notice { IsWarning: true });
    }

    [Fact]
    public async Task A_lock_outlives_failures_that_pass()
    {
        MeddlingClient client = new(_cluster);
        await using InstallLease lease = await Acquire(client, Elsewhere("a"));
        client.Before = () => Task.FromException(new MeshException("ClusterUnavailable", MeshErrorKind.Unavailable, "busy", string.Empty));
        await Pass(TimeSpan.FromSeconds(18), () => false);
        client.Before = () => Task.CompletedTask;
        await Pass(TimeSpan.FromSeconds(60), () => false);

        Assert.False(lease.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task An_installer_may_wait_for_another_one_to_end()
    {
        InstallLease first = await Acquire(_cluster, Elsewhere("a"));
        Task<InstallLease> waiting = Acquire(_cluster, Elsewhere("b"), wait: TimeSpan.FromMinutes(5));
        await Pass(TimeSpan.FromSeconds(20), () => false);
        Assert.False(waiting.IsCompleted);
        await first.DisposeAsync();
        await Pass(TimeSpan.FromSeconds(5), () => waiting.IsCompleted);
        await (await waiting).DisposeAsync();

        Assert.Single(_events, happened => happened is Notice notice && notice.Message.Contains("Waiting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Waiting_ends_with_the_time_allowed()
    {
        await using InstallLease first = await Acquire(_cluster, Elsewhere("a"));
        Task<InstallLease> waiting = Acquire(_cluster, Elsewhere("b"), wait: TimeSpan.FromSeconds(7));
        await Pass(TimeSpan.FromSeconds(30), () => waiting.IsCompleted);

        Assert.Equal("InstallationLocked", (await Assert.ThrowsAsync<MeshException>(() => waiting)).ErrorId);
    }

    [Fact]
    public async Task Without_rights_to_leases_the_error_names_what_to_ask_for()
    {
        MeddlingClient client = new(_cluster)
        {
            Before = () => Task.FromException(new MeshException("ClusterAccessDenied", MeshErrorKind.PermissionDenied, "The cluster does not allow to get leases.", string.Empty)),
        };
        MeshException error = await Assert.ThrowsAsync<MeshException>(() => Acquire(client, Elsewhere("a")));

        Assert.Equal("ClusterAccessDenied", error.ErrorId);
        Assert.Contains("leases.coordination.k8s.io in namespace istio-system", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_lock_leaves_nothing_behind()
    {
        InstallLease lease = await Acquire(_cluster, Elsewhere("a"));
        await lease.RemoveAsync(default);
        await lease.DisposeAsync();

        Assert.Null(_cluster.Find("Lease", "meshinstall-default"));
    }

    [Fact]
    public async Task Of_two_that_race_exactly_one_gets_the_lock()
    {
        for (int round = 0; round < 200; round++)
        {
            MemoryCluster cluster = new();
            Random dice = new(round);
            int[] seeds = [dice.Next(), dice.Next()];
            Task<InstallLease>[] races = [.. seeds.Select(seed => Task.Run(() => Acquire(Jittery(cluster, seed), Elsewhere(seed.ToString(System.Globalization.CultureInfo.InvariantCulture)))))];
            await Task.WhenAll(races.Select(race => race.ContinueWith(_ => { }, TaskScheduler.Default)));

            Assert.Equal("InstallationLocked", Assert.IsType<MeshException>(Assert.Single(races, race => race.IsFaulted).Exception!.InnerException).ErrorId);
            await (await Assert.Single(races, race => race.IsCompletedSuccessfully)).DisposeAsync();
        }
    }

    [Fact]
    public async Task A_lock_whose_answers_are_lost_is_held_and_given_back_all_the_same()
    {
        MeddlingClient client = new(_cluster) { LosesAnswers = true };
        InstallLease lease = await Acquire(client, Elsewhere("a"));
        await Pass(TimeSpan.FromMinutes(1), () => false);
        Assert.False(lease.Lost.IsCancellationRequested);
        await lease.DisposeAsync();

        Assert.Equal(string.Empty, Holder());
    }

    private static LeaseHolder Elsewhere(string user) => LeaseHolder.ThisProcess(user) with { Machine = "another machine" };

    private static MeddlingClient Jittery(MemoryCluster cluster, int seed)
    {
        Random dice = new(seed);
        return new MeddlingClient(cluster)
        {
            Before = async () =>
            {
                for (int turn = dice.Next(6); turn > 0; turn--)
                {
                    await Task.Yield();
                }

                Thread.SpinWait(dice.Next(2_000));
            },
        };
    }

    private string Holder() => _cluster.Find("Lease", "meshinstall-default")!.FindMap("spec")!.FindText("holderIdentity")!;

    private string? RenewTime() => _cluster.Find("Lease", "meshinstall-default")!.FindMap("spec")!.FindText("renewTime");

    private Task<InstallLease> Acquire(IClusterClient client, LeaseHolder holder, TimeSpan wait = default) => InstallLease.AcquireAsync(
        client, Space, "default", new LeaseOptions { Holder = holder, Time = _time, Wait = wait }, _events.Enqueue, default);

    /// <summary>Lets time pass, on both clocks, in small steps between which the waiting code runs.</summary>
    private async Task Pass(TimeSpan time, Func<bool> isOver)
    {
        TimeSpan step = TimeSpan.FromMilliseconds(500);
        for (TimeSpan passed = TimeSpan.Zero; passed < time && !isOver(); passed += step)
        {
            _cluster.ServerTime += step;
            _time.Advance(step);
            await Task.Delay(2);
        }
    }
}
