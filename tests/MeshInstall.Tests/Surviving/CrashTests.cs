using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MeshInstall.Tests.Hosting;
using MeshInstall.Tests.Lifecycle;

namespace MeshInstall.Tests.Surviving;

/// <summary>
/// An installer process that is killed at any moment leaves nothing that its next run does not put right. MESHINSTALL_CRASHES says how
/// many moments of each operation are tried, MESHINSTALL_CRASH_OPERATIONS which operations, with commas between.
/// </summary>
public sealed class CrashTests
{
    private static readonly int Moments =
        int.TryParse(Environment.GetEnvironmentVariable("MESHINSTALL_CRASHES"), CultureInfo.InvariantCulture, out int moments) ? moments : 1;

    private static readonly ConcurrentDictionary<CrashScenario, Lazy<Task<Uninterrupted>>> References = [];

    public static TheoryData<CrashScenario, int> Cases
    {
        get
        {
            TheoryData<CrashScenario, int> cases = [];
            foreach (CrashScenario scenario in Scenarios())
            {
                for (int moment = 0; moment < Moments; moment++)
                {
                    cases.Add(scenario, moment);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_killed_operation_is_brought_to_its_end_by_running_it_again(CrashScenario scenario, int moment)
    {
        Uninterrupted reference = await References.GetOrAdd(scenario, key => new Lazy<Task<Uninterrupted>>(() => RunWholeAsync(key))).Value;
        Random random = new((scenario.Name.Length * 100_000) + moment);
        using CrashCluster cluster = await CrashCluster.MakeAsync(scenario);
        ClusterState made = await ClusterState.ReadAsync(cluster.Server);
        int lines = random.Next(0, reference.Lines + 1);
        TimeSpan more = TimeSpan.FromMilliseconds(random.Next(0, 60));

        using (Process installer = cluster.Start(scenario.Operation))
        {
            await KillAsync(installer, lines, more);
        }

        ClusterState killed = await ClusterState.ReadAsync(cluster.Server);
        RunResult rerun = cluster.Run(scenario.Operation);

        string when = $"killed after line {lines} of {reference.Lines} and {more.TotalMilliseconds} ms";
        if (scenario.Name == "uninstall" && IsGone(killed))
        {
            // Nothing was left to do, which is what the next run says.
            rerun.SingleError("MeshNotFound");
        }
        else
        {
            Assert.True(rerun.Errors.Count == 0, $"{when}: {string.Join('\n', rerun.Errors)}");
        }

        ClusterState state = await ClusterState.ReadAsync(cluster.Server);
        string difference = state.DifferenceFrom(reference.State);
        Assert.True(difference.Length == 0, $"{when}: {difference}");
        AssertRecords(scenario, killed, state, when);
        if (scenario.Adopts)
        {
            await AssertBringsBackAsync(cluster, made, when);
        }
    }

    private static IEnumerable<CrashScenario> Scenarios() =>
        Environment.GetEnvironmentVariable("MESHINSTALL_CRASH_OPERATIONS") is { Length: > 0 } names
            ? names.Split(',').Select(name => CrashScenario.All.Single(scenario => scenario.Name == name))
            : CrashScenario.All;

    private static bool IsGone(ClusterState state) => state.Records.Count == 0 && !state.Objects.Keys.Any(key => key.Contains("istiod", StringComparison.Ordinal));

    private static void AssertRecords(CrashScenario scenario, ClusterState killed, ClusterState state, string when)
    {
        if (scenario.Name == "uninstall")
        {
            Assert.Empty(state.Records);
            return;
        }

        // Whatever was written was recorded before; so a killed attempt without a record wrote nothing, and the rerun is the only one.
        List<(int Number, string Status)> releases = [.. state.Releases];
        bool recorded = killed.Records.Count > scenario.Earlier;
        Assert.True(scenario.Earlier + (recorded ? 2 : 1) == releases.Count, $"{when}: {string.Join(", ", releases)}");
        Assert.Equal(Enumerable.Range(1, releases.Count), releases.Select(release => release.Number));
        Assert.Equal("deployed", releases[^1].Status);
        Assert.All(releases.Take(scenario.Earlier), release => Assert.Equal("superseded", release.Status));
        Assert.All(releases.SkipLast(1), release => Assert.Contains(release.Status, (string[])["superseded", "interrupted"]));
    }

    /// <summary>What the other tool made was recorded whole, however often the adoption was begun.</summary>
    private static async Task AssertBringsBackAsync(CrashCluster cluster, ClusterState made, string when)
    {
        cluster.Succeed("Restore-Mesh 1 @to", when);

        ClusterState back = await ClusterState.ReadAsync(cluster.Server);
        Assert.Equal("deployed", back.Releases.Last().Status);
        StateDifference.AssertNone(WithoutCounts(made), WithoutCounts(back), when);

        static ClusterState WithoutCounts(ClusterState state) => state.WithoutAnnotation("deployment.kubernetes.io/revision");
    }

    private static async Task KillAsync(Process installer, int lines, TimeSpan more)
    {
        string? line = string.Empty;
        for (int seen = 0; seen < lines && line is not null; seen++)
        {
            line = await installer.StandardOutput.ReadLineAsync();
        }

        await Task.Delay(more);
        installer.Kill();
        await installer.WaitForExitAsync();
    }

    private static async Task<Uninterrupted> RunWholeAsync(CrashScenario scenario)
    {
        using CrashCluster cluster = await CrashCluster.MakeAsync(scenario);
        using Process installer = cluster.Start(scenario.Operation);
        string output = await installer.StandardOutput.ReadToEndAsync();
        await installer.WaitForExitAsync();
        Assert.True(installer.ExitCode == 0, output + await installer.StandardError.ReadToEndAsync());
        return new Uninterrupted(output.Count(character => character == '\n'), await ClusterState.ReadAsync(cluster.Server));
    }

    /// <summary>What the operation gives when nobody kills it.</summary>
    private sealed record Uninterrupted(int Lines, ClusterState State);
}
