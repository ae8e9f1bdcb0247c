using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace MeshInstall.Benchmarks;

/// <summary>How benchmarks run: briefly and in this process, unless the command line names a job of its own.</summary>
internal static class BenchmarkSettings
{
    private static readonly string[] JobOptions = ["-j", "--job"];

    public static IConfig For(IReadOnlyList<string> args)
    {
        ManualConfig config = ManualConfig.Create(DefaultConfig.Instance).AddColumn(StatisticColumn.Median, StatisticColumn.Min, StatisticColumn.Max);
        return args.Any(JobOptions.Contains) ? config : config.AddJob(Brief());
    }

    private static Job Brief() => Job.Default
        .WithId("Brief")
        .WithToolchain(InProcessEmitToolchain.Instance)
        .WithEvaluateOverhead(false)
        .WithWarmupCount(3)
        .WithIterationCount(7)
        .WithIterationTime(TimeInterval.FromMilliseconds(150));
}
