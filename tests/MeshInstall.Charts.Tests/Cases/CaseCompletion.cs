using System.Text;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Cases;

/// <summary>Writes helm's result into the cases that have none yet, where MESHINSTALL_UPDATE_CASES asks for it.</summary>
internal static class CaseCompletion
{
    private const string ItemStart = "- rule:";

    public static async Task CompleteAsync(string file)
    {
        if (Environment.GetEnvironmentVariable("MESHINSTALL_UPDATE_CASES") is not { Length: > 0 })
        {
            return;
        }

        string path = Path.Combine(CaseFile.Folder, file);
        IReadOnlyList<RuleCase> cases = CaseFile.Read(file);
        IReadOnlyList<ExpansionResult> results = await HelmExpansion.RunAsync([.. cases.Select(item => item.Expansion)]);
        string text = await File.ReadAllTextAsync(path);
        string[] items = text.Split("\n" + ItemStart);
        int offset = text.StartsWith(ItemStart, StringComparison.Ordinal) ? 0 : 1;
        for (int i = 0; i < cases.Count; i++)
        {
            if (cases[i].Expected is null && cases[i].Error is null)
            {
                items[i + offset] = items[i + offset].TrimEnd('\n') + "\n" + Line(results[i]);
            }
        }

        await File.WriteAllTextAsync(path, string.Join("\n" + ItemStart, items).TrimEnd('\n') + "\n");
    }

    private static string Line(ExpansionResult result)
    {
        if (result.Error is not null)
        {
            return $"  error: {MeshJson.ToText(new MeshScalar(HelmFailure.Innermost(result.Error)))}";
        }

        string text = Encoding.UTF8.GetString(result.Output!);
        return Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(result.Output)
            ? $"  expect: {MeshJson.ToText(new MeshScalar(text))}"
            : $"  expectBase64: {Convert.ToBase64String(result.Output!)}";
    }
}
