using System.Globalization;
using MeshInstall.Engine.Clusters;
using MeshInstall.Sandbox;

namespace MeshInstall.Engine.Tests.Surviving;

/// <summary>
/// Operations on a cluster of whose requests a fifth fails in every way that the sandbox knows. MESHINSTALL_FAULTS says how many times each
/// operation is tried.
/// </summary>
public sealed class FaultyClusterTests
{
    private const double Share = 0.2;
    private static readonly int Times =
        int.TryParse(Environment.GetEnvironmentVariable("MESHINSTALL_FAULTS"), CultureInfo.InvariantCulture, out int times) ? times : 2;

    /// <summary>As many tries as the default, without its waits.</summary>
    private static readonly RetryOptions Hasty = new() { Delay = TimeSpan.FromMilliseconds(2), MaxDelay = TimeSpan.FromMilliseconds(20) };

    [Theory]
    [InlineData("install")]
    [InlineData("upgrade")]
    [InlineData("rollback")]
    [InlineData("uninstall")]
    public async Task An_operation_ends_right_on_a_cluster_that_keeps_failing(string name)
    {
        Operation operation = Operation.Of(name);
        LeftBehind without = await RunAsync(operation, SandboxFaults.None, Hasty);

        for (int seed = 1; seed <= Times; seed++)
        {
            LeftBehind with = await RunAsync(operation, SandboxFaults.Everything(Share, seed) with { RetryAfter = TimeSpan.Zero }, Hasty);

            Assert.True(without.Objects.SequenceEqual(with.Objects), $"seed {seed}: {string.Join('\n', with.Objects.Except(without.Objects))}\nfor\n{string.Join('\n', without.Objects.Except(with.Objects))}");
            Assert.Equal(without.Releases, with.Releases);
        }
    }

    [Fact]
    public async Task The_defaults_get_an_installation_through()
    {
        Operation operation = Operation.Of("install");
        LeftBehind without = await RunAsync(operation, SandboxFaults.None, Hasty);

        LeftBehind with = await RunAsync(operation, SandboxFaults.Everything(Share, Times), new RetryOptions());

        Assert.Equal(without.Objects, with.Objects);
        Assert.Equal([(1, "deployed")], with.Releases);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task The_clock_of_this_machine_does_not_matter(int hours)
    {
        Operation operation = Operation.Of("upgrade");
        MovingTime server = new();
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(new SandboxOptions { ReadyDelay = TimeSpan.Zero, TimeProvider = server }, default);
        using HttpClient http = new(cluster.Sandbox.CreateHandler());
        ClusterClient client = new(new ApiTransport(http, KubernetesSandbox.BaseAddress, null, Hasty, new MovingTime { Ahead = TimeSpan.FromHours(hours) }));
        using MeddledCluster skewed = new(cluster, client);
        await client.VersionAsync(default);

        foreach (Func<ClusterConnection, Task<MeshPlan>> plan in operation.Before.Append(operation.PlanAsync))
        {
            Assert.True((await Operation.RunAsync(skewed, await plan(skewed))).Succeeded);
            Assert.True((await Operation.RunAsync(cluster, await plan(cluster))).Succeeded);
        }

        LeftBehind left = await LeftBehind.ReadAsync(cluster.Client);
        Assert.Equal("deployed", left.Releases[^1].Status);
        Assert.Single(left.Releases, release => release.Status == "deployed");
    }

    private static async Task<LeftBehind> RunAsync(Operation operation, SandboxFaults faults, RetryOptions retry)
    {
        SandboxOptions options = new() { ReadyDelay = TimeSpan.Zero, Faults = faults };
        using SandboxCluster cluster = await SandboxCluster.OpenAsync(options, default, retry);
        foreach (Func<ClusterConnection, Task<MeshPlan>> plan in operation.Before.Append(operation.PlanAsync))
        {
            MeshInstallSummary summary = await Operation.RunAsync(cluster, await plan(cluster));
            Assert.True(summary.Succeeded, $"seed {faults.Seed}: {string.Join('\n', summary.Components.Select(result => $"{result.Name} {result.Status} {result.Message}"))}");
        }

        return await LeftBehind.ReadAsync(cluster.Client);
    }
}
