using System.Globalization;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>The verb <c>compare</c>: whole processes against those that people use today, as Markdown tables on standard output.</summary>
internal static class ComparisonProgram
{
    private const int DefaultPairs = 5;
    private const int WrongCommandLine = 64;

    private static readonly (string Name, Func<ComparisonTable, Task> RunAsync)[] Comparisons =
    [
        ("import", ImportComparison.RunAsync),
        ("render", RenderComparison.RunAsync),
        ("charts", ChartEngineComparison.RunAsync),
        ("apply", ApplyComparison.RunAsync),
        ("cluster", ClusterComparison.RunAsync),
    ];

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        int pairs = DefaultPairs;
        string? only = null;
        for (int i = 0; i < args.Count; i += 2)
        {
            bool isKnown = i + 1 < args.Count && args[i] switch
            {
                "--pairs" => int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out pairs) && pairs > 0,
                "--only" => Comparisons.Any(comparison => comparison.Name == args[i + 1]) && (only = args[i + 1]) is not null,
                _ => false,
            };
            if (!isKnown)
            {
                string names = string.Join('|', Comparisons.Select(comparison => comparison.Name));
                await Console.Error.WriteLineAsync($"usage: compare [--pairs N] [--only {names}]");
                return WrongCommandLine;
            }
        }

        await ComparisonTable.WriteHeadAsync(pairs);
        ComparisonTable table = new(pairs);
        try
        {
            foreach ((string name, Func<ComparisonTable, Task> runAsync) in Comparisons)
            {
                if (only is null || only == name)
                {
                    await runAsync(table);
                }
            }
        }
        catch (InvalidOperationException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }

        await ComparisonTable.WriteLoadAsync("Load at the end");
        return 0;
    }
}
