using System.Text.RegularExpressions;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Tests.Releases;
using MeshInstall.Sandbox;

namespace MeshInstall.Engine.Tests.Surviving;

/// <summary>Operations whose process ends before any of their writes, or after it without the answer; what the next run makes of that.</summary>
public sealed class KilledOperationTests
{
    private const int MoreThanAll = 1000;

    [Theory]
    [InlineData("install")]
    [InlineData("upgrade")]
    [InlineData("adoption")]
    [InlineData("rollback")]
    [InlineData("uninstall")]
    public async Task An_operation_killed_between_any_two_writes_is_brought_to_its_end_by_the_next_run(string name)
    {
        Operation operation = Operation.Of(name);
        (LeftBehind whole, int writes) = await RunAsync(operation, MoreThanAll);
        Assert.InRange(writes, 5, 100);

        for (int lives = 0; lives < writes; lives++)
        {
            (LeftBehind left, _) = await RunAsync(operation, lives);

            Assert.True(whole.Objects.SequenceEqual(left.Objects), $"killed after {lives} of {writes} writes: {string.Join('\n', left.Objects.Except(whole.Objects))}\nfor\n{string.Join('\n', whole.Objects.Except(left.Objects))}");
            string releases = $"killed after {lives} of {writes} writes: {string.Join(", ", left.Releases)}";
            if (name == "uninstall")
            {
                Assert.True(left.Releases.Count == 0, releases);
                continue;
            }

            Assert.True(left.Releases.Count - whole.Releases.Count is 0 or 1, releases);
            Assert.True(left.Releases.Select(release => release.Number).SequenceEqual(Enumerable.Range(1, left.Releases.Count)), releases);
            Assert.True(left.Releases[^1].Status == "deployed", releases);
            Assert.True(name != "adoption" || left.Releases[0].Status == "superseded", $"what was there before counts as an attempt that came to nothing: {releases}");
            Assert.True(left.Releases.SkipLast(1).All(release => release.Status is "superseded" or "interrupted"), releases);
        }
    }

    [Fact]
    public async Task What_another_tool_made_can_be_had_back_wherever_its_adoption_was_killed()
    {
        Operation adoption = Operation.Of("adoption");
        string[] made = await BroughtBackAsync(adoption, MoreThanAll);
        (_, int writes) = await RunAsync(adoption, MoreThanAll);

        for (int lives = 1; lives < writes; lives++)
        {
            string[] back = await BroughtBackAsync(adoption, lives);
            Assert.True(made.SequenceEqual(back), $"killed after {lives} of {writes} writes: {string.Join('\n', back.Except(made))}\nfor\n{string.Join('\n', made.Except(back))}");
        }
    }

    /// <summary>What is there after the adoption was killed and what was there before it was brought back; what was there before where nobody kills it.</summary>
    private static async Task<string[]> BroughtBackAsync(Operation adoption, int lives)
    {
        MovingTime time = new();
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(new SandboxOptions { ReadyDelay = TimeSpan.Zero, TimeProvider = time }, default);
        await adoption.PrepareAsync(cluster);
        if (lives == MoreThanAll)
        {
            return Objects(await LeftBehind.ReadAsync(cluster.Client));
        }

        using MeddledCluster killed = new(cluster, new MeddlingClient(cluster.Client) { WritesToLive = lives });
        await Assert.ThrowsAsync<KilledException>(async () => await Operation.RunAsync(killed, await adoption.PlanAsync(killed)));
        time.Ahead += TimeSpan.FromMinutes(1);
        if ((await LeftBehind.ReadAsync(cluster.Client)).Releases.Count == 0)
        {
            // Nothing was recorded yet, and so nothing changed.
            return Objects(await LeftBehind.ReadAsync(cluster.Client));
        }

        Assert.True((await Operation.RunAsync(cluster, await RestorePlanner.PlanAsync(cluster, new RestoreOptions { Number = 1 }, default))).Succeeded);
        return Objects(await LeftBehind.ReadAsync(cluster.Client));

        // The lock stays, and the controller of Deployments counts in its own time.
        static string[] Objects(LeftBehind left) => [.. left.Objects
            .Where(item => !item.StartsWith("Lease ", StringComparison.Ordinal))
            .Select(item => Regex.Replace(item, "\"annotations\":{\"deployment.kubernetes.io/revision\":\"[0-9]+\"},", string.Empty))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The operation on a cluster of its own, killed after so many writes and then run again.</summary>
    private static async Task<(LeftBehind Left, int Writes)> RunAsync(Operation operation, int lives)
    {
        MovingTime time = new();
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(new SandboxOptions { ReadyDelay = TimeSpan.Zero, TimeProvider = time }, default);
        await operation.PrepareAsync(cluster);
        foreach (Func<ClusterConnection, Task<MeshPlan>> before in operation.Before)
        {
            Assert.True((await Operation.RunAsync(cluster, await before(cluster))).Succeeded);
        }

        MeddlingClient client = new(cluster.Client) { WritesToLive = lives };
        using MeddledCluster killed = new(cluster, client);
        try
        {
            Assert.True((await Operation.RunAsync(killed, await operation.PlanAsync(killed))).Succeeded);
            return (await LeftBehind.ReadAsync(cluster.Client), client.Writes);
        }
        catch (KilledException)
        {
        }

        // The lock names this process, which lives; it is over after its time.
        time.Ahead += TimeSpan.FromMinutes(1);
        Assert.True((await Operation.RunAsync(cluster, await operation.PlanAsync(cluster))).Succeeded);
        return (await LeftBehind.ReadAsync(cluster.Client), client.Writes);
    }
}
