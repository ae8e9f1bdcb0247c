using System.Text;
using System.Text.RegularExpressions;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Schemas;

/// <summary>What helm makes of many schemas: each is that of a subchart, so that hundreds go through one run.</summary>
internal static partial class HelmSchemas
{
    private const int BatchSize = 60;

    public static async Task<IReadOnlyList<SchemaVerdict>> RunAsync(IReadOnlyList<SchemaCase> cases)
    {
        SchemaVerdict[] verdicts = new SchemaVerdict[cases.Count];
        foreach (int[] batch in Enumerable.Range(0, cases.Count).Chunk(BatchSize))
        {
            await RunAsync(cases, batch, verdicts);
        }

        return verdicts;
    }

    private static async Task RunAsync(IReadOnlyList<SchemaCase> cases, int[] batch, SchemaVerdict[] verdicts)
    {
        using TemporaryFolder folder = new();
        folder.Write("Chart.yaml", "apiVersion: v2\nname: schemas\nversion: 1.0.0\n");
        StringBuilder values = new("{");
        foreach (int index in batch)
        {
            string name = $"case{index:D6}";
            folder.Write($"charts/{name}/Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: 1.0.0\n");
            folder.Write($"charts/{name}/values.schema.json", cases[index].Schema);
            values.Append(index == batch[0] ? string.Empty : ",").Append($"\"{name}\":{HelmValues.Text(cases[index].Values)}");
        }

        folder.Write("values.yaml", values.Append('}').ToString());
        HelmResult helm = await HelmTool.RunAsync(folder.Path, "template", "release", ".");
        string[] parts = CaseName().Split(helm.Succeeded ? string.Empty : helm.Errors);
        Assert.True(helm.Succeeded || parts.Length > 1, helm.Errors);
        foreach (int index in batch)
        {
            verdicts[index] = new SchemaVerdict(string.Empty);
        }

        for (int i = 1; i < parts.Length; i += 2)
        {
            verdicts[int.Parse(parts[i])] = SchemaVerdict.Of(parts[i + 1]);
        }
    }

    [GeneratedRegex("case([0-9]{6}):\n")]
    private static partial Regex CaseName();
}
