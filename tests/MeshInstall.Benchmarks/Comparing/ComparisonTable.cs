using System.Globalization;
using System.Runtime.InteropServices;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>Measures pairs of candidates in turn and writes a row for each pair.</summary>
internal sealed class ComparisonTable(int pairs)
{
    public static async Task WriteHeadAsync(int pairs)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
        await WriteLoadAsync("Load at the start");
        Console.WriteLine($"Each row: {pairs} pairs, A B A B, after one of each that does not count; medians in ms; the ratio is B to A of one pair.");
        Console.WriteLine();
        Console.WriteLine("| A | B | A ms | B ms | ratio min | median | max |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|");
    }

    /// <summary>The load of the machine, where the system tells.</summary>
    public static async Task WriteLoadAsync(string title)
    {
        const string LoadFile = "/proc/loadavg";
        if (File.Exists(LoadFile))
        {
            string load = await File.ReadAllTextAsync(LoadFile);
            Console.WriteLine($"{title}: {string.Join(' ', load.Split(' ').Take(3))}");
        }
    }

    public static void Skip(string what, string missing) => Console.WriteLine($"| {what} | skipped: {missing} | | | | | |");

    public async Task CompareAsync(Candidate first, Candidate second)
    {
        await first.MeasureAsync();
        await second.MeasureAsync();
        List<(double First, double Second)> runs = [];
        for (int pair = 0; pair < pairs; pair++)
        {
            runs.Add(((await first.MeasureAsync()).TotalMilliseconds, (await second.MeasureAsync()).TotalMilliseconds));
        }

        double[] ratios = [.. runs.Select(run => run.Second / run.First).Order()];
        Console.WriteLine(
            $"| {first.Name} | {second.Name} | {Median(runs.Select(run => run.First)):F0} | {Number(Median(runs.Select(run => run.Second)))} "
            + $"| {Number(ratios[0])} | {Number(Median(ratios))} | {Number(ratios[^1])} |");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static string Number(double value) => value.ToString(value < 0.1 ? "F3" : value < 100 ? "F2" : "F0", CultureInfo.InvariantCulture);
}
