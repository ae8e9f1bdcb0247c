using System.Diagnostics;
using System.Globalization;

namespace MeshInstall.Benchmarks.Scaling;

/// <summary>The verb <c>scale</c>: processor time and memory of each stage at several sizes, as a Markdown table on standard output.</summary>
internal static class ScaleProgram
{
    private const int Rounds = 5;
    private static readonly int[] Sizes = [50, 100, 500];

    private static readonly (string Name, Func<ScaleStages, Task> RunAsync)[] Stages =
    [
        ("read", stages => Task.FromResult(stages.Read())),
        ("merge by name", stages => Task.FromResult(stages.Merge())),
        ("validate", stages => Task.FromResult(stages.Validate())),
        ("compare", stages => Task.FromResult(stages.Compare())),
        ("render, built-in charts", stages => stages.RenderBuiltInAsync()),
        ("render, Istio's charts", stages => stages.RenderIstioAsync()),
    ];

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"Processor time in ms, least of {Rounds}, and allocated MiB; growth is that from {Sizes[1]} to {Sizes[^1]} gateways, 1.00 where it is linear.");
        Console.WriteLine();
        Console.WriteLine($"| stage | {string.Join(" | ", Sizes.Select(size => $"{size}: ms | MiB"))} | growth of time | of memory |");
        Console.WriteLine($"|---|{string.Concat(Sizes.Select(_ => "---:|---:|"))}---:|---:|");
        ScaleStages[] inputs = [.. Sizes.Select(size => new ScaleStages(size))];
        foreach ((string name, Func<ScaleStages, Task> runAsync) in Stages)
        {
            if (name.Contains("Istio", StringComparison.Ordinal) && ScaleStages.IstioRelease is null)
            {
                Console.WriteLine($"| {name} | skipped: MESHINSTALL_ISTIO is needed |");
                continue;
            }

            List<(double Time, double Memory)> costs = [];
            foreach (ScaleStages input in inputs)
            {
                costs.Add(await MeasureAsync(() => runAsync(input)));
            }

            double factor = (double)Sizes[^1] / Sizes[1];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {string.Join(" | ", costs.Select(cost => string.Create(CultureInfo.InvariantCulture, $"{cost.Time:F1} | {cost.Memory:F1}")))} | {costs[^1].Time / costs[1].Time / factor:F2} | {costs[^1].Memory / costs[1].Memory / factor:F2} |"));
        }

        return 0;
    }

    // Processor time rather than time, which other work on the machine changes.
    private static async Task<(double Time, double Memory)> MeasureAsync(Func<Task> work)
    {
        await work();
        (double Time, double Memory) least = (double.MaxValue, double.MaxValue);
        for (int round = 0; round < Rounds; round++)
        {
            GC.Collect();
            using Process process = Process.GetCurrentProcess();
            TimeSpan before = process.TotalProcessorTime;
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            int repeats = 0;
            TimeSpan spent;
            do
            {
                await work();
                repeats++;
                process.Refresh();
                spent = process.TotalProcessorTime - before;
            }
            while (spent < TimeSpan.FromMilliseconds(100));

            double memory = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)repeats / (1024 * 1024);
            least = (Math.Min(least.Time, spent.TotalMilliseconds / repeats), Math.Min(least.Memory, memory));
        }

        return least;
    }
}
