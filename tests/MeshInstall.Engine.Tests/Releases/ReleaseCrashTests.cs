using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Releases;
using MeshInstall.Sandbox;
using static MeshInstall.Engine.Tests.Releases.ReleaseBench;

namespace MeshInstall.Engine.Tests.Releases;

public sealed class ReleaseCrashTests
{
    [Fact]
    public async Task After_a_kill_at_any_write_every_release_is_whole_and_the_next_attempt_ends_right()
    {
        MeshManifest large = Large(2_000_000);
        for (int lived = 0, total = int.MaxValue; lived <= total; lived++)
        {
            using SandboxCluster cluster = await OpenAsync();
            MeshRelease first = await Deploy(Store(cluster));
            await Store(cluster).BeginAsync(Record(), default);
            MeddlingClient client = new(cluster.Client) { WritesToLive = lived };
            bool isKilled = await Killed(async () =>
            {
                ReleaseStore dying = new(client, cluster.Name, Space);
                await dying.FinishAsync(await dying.BeginAsync(Record(manifests: large), default), MeshReleaseStatus.Deployed, "done", default);
                await dying.TrimAsync("default", 1, default);
            });
            total = isKilled ? total : lived;

            ReleaseStore store = Store(cluster);
            IReadOnlyList<MeshRelease> releases = await store.ListAsync("default", default);
            Assert.Single(releases, release => release.Status == MeshReleaseStatus.Deployed);
            foreach (MeshRelease release in releases)
            {
                await store.ReadAsync(release, default);
            }

            MeshRelease last = await Deploy(store, "default", large);
            await store.TrimAsync("default", 1, default);
            MeshRelease kept = Assert.Single(await store.ListAsync("default", default));
            Assert.Equal((last.Number, MeshReleaseStatus.Deployed), (kept.Number, kept.Status));
            Assert.True(last.Number > first.Number);
            Assert.Equal(3, (await Secrets(cluster)).Count);
        }
    }

    [Fact]
    public async Task A_removal_that_is_killed_is_finished_by_the_next_one()
    {
        for (int lived = 0; lived < 5; lived++)
        {
            using SandboxCluster cluster = await OpenAsync();
            await Deploy(Store(cluster), "default", Large(2_000_000));
            await Deploy(Store(cluster));
            MeddlingClient client = new(cluster.Client) { WritesToLive = lived };
            await Killed(() => new ReleaseStore(client, cluster.Name, Space).RemoveAllAsync("default", _ => Task.CompletedTask, default));
            foreach (MeshRelease release in await Store(cluster).ListAsync("default", default))
            {
                await Store(cluster).ReadAsync(release, default);
            }

            await Store(cluster).RemoveAllAsync("default", _ => Task.CompletedTask, default);
            Assert.Empty(await Secrets(cluster));
        }
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_recognised()
    {
        using SandboxCluster cluster = await OpenAsync();
        MeddlingClient client = new(cluster.Client) { LosesAnswers = true };
        ReleaseStore store = new(client, cluster.Name, Space);
        await Deploy(store, "default", Large(2_000_000));
        await Deploy(store);
        await store.TrimAsync("default", 1, default);

        MeshRelease kept = Assert.Single(await store.ListAsync("default", default));
        Assert.Equal((2, MeshReleaseStatus.Deployed), (kept.Number, kept.Status));
        Assert.Single(await Secrets(cluster));
    }

    [Fact]
    public async Task A_failing_cluster_does_not_change_what_is_recorded()
    {
        using SandboxCluster cluster = await OpenAsync(new SandboxFaults { TooManyRequests = 0.05, InternalErrors = 0.05, ServiceUnavailable = 0.05, CutConnections = 0.05, Seed = 7 });
        ReleaseStore store = Store(cluster);
        for (int number = 1; number <= 20; number++)
        {
            await using InstallLease lease = await InstallLease.AcquireAsync(cluster.Client, Space, "default", new LeaseOptions(), _ => { }, default);
            Assert.Equal(number, (await Deploy(store)).Number);
            await store.TrimAsync("default", 3, default);
        }

        Assert.Equal(
            [(20, MeshReleaseStatus.Deployed), (19, MeshReleaseStatus.Superseded), (18, MeshReleaseStatus.Superseded)],
            (await store.ListAsync("default", default)).Select(release => (release.Number, release.Status)));
    }

    private static async Task<bool> Killed(Func<Task> work)
    {
        try
        {
            await work();
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }
}
