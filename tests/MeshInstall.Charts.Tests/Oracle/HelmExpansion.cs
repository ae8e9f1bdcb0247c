using System.Text;
using System.Text.RegularExpressions;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>
/// What helm makes of many small templates. They go through it together; those that are known to fail go alone, and where another one fails the batch
/// goes again without it.
/// </summary>
internal static partial class HelmExpansion
{
    private const int BatchSize = 400;
    private const string Collector = """
        {{- range $path, $_ := .Files.Glob "cases/*" }}
        {{ $path | base | quote }}: {{ tpl ($.Files.Get $path) (merge (dict "Values" (index $.Values.cases ($path | base)) "Template" $.Template) $) | b64enc | quote }}
        {{- end }}
        """;

    /// <summary>The result of each case, in their order.</summary>
    public static async Task<IReadOnlyList<ExpansionResult>> RunAsync(IReadOnlyList<ExpansionCase> cases)
    {
        ExpansionResult[] results = new ExpansionResult[cases.Count];
        IEnumerable<int> numbers = Enumerable.Range(0, cases.Count);
        int[][] batches =
        [
            .. numbers.Where(number => !cases[number].Fails).Chunk(BatchSize),
            .. numbers.Where(number => cases[number].Fails).Select(number => new[] { number }),
        ];
        await Parallel.ForEachAsync(
            batches, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (batch, _) => await RunAsync(cases, batch, results));
        return results;
    }

    private static async Task RunAsync(IReadOnlyList<ExpansionCase> cases, int[] batch, ExpansionResult[] results)
    {
        using TemporaryFolder folder = new();
        folder.Write("Chart.yaml", "apiVersion: v2\nname: cases\nversion: 1.2.3\nappVersion: 4.5.6\n");
        folder.Write("templates/all.yaml", Collector);
        StringBuilder values = new("{\"cases\":{");
        foreach (int index in batch)
        {
            folder.Write($"cases/{Name(index)}", cases[index].Template);
            values.Append(index == batch[0] ? string.Empty : ",").Append($"\"{Name(index)}\":{HelmValues.Text(cases[index].Values)}");
        }

        folder.Write("values.yaml", values.Append("}}").ToString());
        HelmResult helm = await HelmTool.RunAsync(folder.Path, "template", "release", ".", "--namespace", "space", "--kube-version", "v1.35.0");
        if (helm.Succeeded)
        {
            MeshMap output = (MeshMap)YamlReader.ReadSingle(helm.Output, "helm")!;
            foreach (int index in batch)
            {
                results[index] = new ExpansionResult(Convert.FromBase64String(output.FindText(Name(index))!), null);
            }

            return;
        }

        if (batch.Length == 1)
        {
            results[batch[0]] = new ExpansionResult(null, helm.Errors.Trim());
            return;
        }

        // The error names the case that failed; it is taken out alone, and the rest goes on together.
        Match culprit = CaseName().Match(helm.Errors);
        int[] first = culprit.Success && int.Parse(culprit.Groups[1].Value) is var found && batch.Contains(found) ? [found] : batch[..(batch.Length / 2)];
        await RunAsync(cases, first, results);
        await RunAsync(cases, [.. batch.Except(first)], results);
    }

    private static string Name(int index) => $"case-{index:D6}";

    [GeneratedRegex(@"case-(\d{6})")]
    private static partial Regex CaseName();
}
