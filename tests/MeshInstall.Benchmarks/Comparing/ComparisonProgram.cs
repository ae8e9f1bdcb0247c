using System.Globalization;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>The verb <c>compare</c>: whole processes against those that people use today, as Markdown tables on standard output.</summary>
internal static class ComparisonProgram
{
    private const int DefaultPairs = 5;
    private const int WrongCommandLine = 64;

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        int pairs = DefaultPairs;
        if (args.Count > 0 && (args is not ["--pairs", var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out pairs) || pairs < 1))
        {
            await Console.Error.WriteLineAsync("usage: compare [--pairs N]");
            return WrongCommandLine;
        }

        await ComparisonTable.WriteHeadAsync(pairs);
        ComparisonTable table = new(pairs);
        try
        {
            await ImportComparison.RunAsync(table);
            await RenderComparison.RunAsync(table);
            await ChartEngineComparison.RunAsync(table);
            await ApplyComparison.RunAsync(table);
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
