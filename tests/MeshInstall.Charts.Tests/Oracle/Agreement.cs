using System.Text;
using MeshInstall.Charts.Tests.Cases;

namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>Holds this engine against helm on many values of one template at once: a line for each.</summary>
internal static class Agreement
{
    private const string Separator = "\u241e";

    /// <param name="body">What is done with each item, which is the dot.</param>
    /// <param name="items">The items: maps of texts and numbers.</param>
    public static async Task RequireAsync(string body, IReadOnlyList<Dictionary<string, object?>> items)
    {
        MeshMap values = (MeshMap)MeshNode.FromObject(new Dictionary<string, object?> { ["items"] = items.Cast<object?>().ToList() });
        ExpansionCase all = new($"{{{{ range .Values.items }}}}{body}{Separator}{{{{ end }}}}", values);
        ExpansionResult helm = (await HelmExpansion.RunAsync([all])).Single(), own = EngineExpansion.Run(all);
        Assert.True(helm.Output is not null, $"helm failed: {helm.Error}");
        Assert.True(own.Output is not null, $"this engine failed: {own.Error}");
        string[] wanted = Lines(helm.Output!), found = Lines(own.Output!);
        string[] differences = [.. items.Select((item, i) => (item, Wanted: wanted[i], Found: found[i])).Where(line => line.Wanted != line.Found)
            .Select(line => $"{string.Join(", ", line.item.Select(entry => $"{entry.Key}={entry.Value}"))}: wanted {line.Wanted}, got {line.Found}")];
        Assert.True(differences.Length == 0, $"{differences.Length} of {items.Count} differ:\n{string.Join('\n', differences.Take(12))}");
    }

    private static string[] Lines(byte[] output) => Encoding.UTF8.GetString(output).Split(Separator);
}
