using System.Reflection;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.Tests.Schemas;

/// <summary>The files of rules beside the tests: <c>rule</c>, <c>schema</c> (JSON as text), <c>values</c>, and helm's answer under <c>expect</c>, or <c>invalid: true</c>.</summary>
internal static class SchemaRuleFile
{
    private const string ItemStart = "- rule:";

    private static string Folder { get; } = Path.Combine(
        typeof(SchemaRuleFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ProjectFolder").Value!, "Schemas", "Rules");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    public static IReadOnlyList<SchemaRule> Read(string name)
    {
        MeshList list = (MeshList)YamlReader.ReadSingle(File.ReadAllText(Path.Combine(Folder, name)), name)!;
        return [.. list.Cast<MeshMap>().Select(map => new SchemaRule(
            map.FindText("rule")!,
            new SchemaCase(map.FindText("schema")!, map.FindMap("values") ?? MeshMap.Empty),
            map.ContainsKey("invalid") ? new SchemaVerdict((string?)null) : map.FindText("expect") is { } text ? SchemaVerdict.Of(text) : null,
            $"{map.Origin}"))];
    }

    /// <summary>Writes helm's answer into the rules that have none, where MESHINSTALL_UPDATE_CASES asks for it.</summary>
    public static async Task CompleteAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("MESHINSTALL_UPDATE_CASES") is not { Length: > 0 })
        {
            return;
        }

        string path = Path.Combine(Folder, name);
        IReadOnlyList<SchemaRule> rules = Read(name);
        IReadOnlyList<SchemaVerdict> verdicts = await HelmSchemas.RunAsync([.. rules.Select(rule => rule.Case)]);
        string[] items = $"\n{await File.ReadAllTextAsync(path)}".Split("\n" + ItemStart);
        for (int i = 0; i < rules.Count; i++)
        {
            if (rules[i].Expected is null)
            {
                items[i + 1] = items[i + 1].TrimEnd('\n') + (verdicts[i].Issues is { } issues ? $"\n  expect: {MeshJson.ToText(new MeshScalar(issues))}" : "\n  invalid: true");
            }
        }

        await File.WriteAllTextAsync(path, string.Join("\n" + ItemStart, items).Trim('\n') + "\n");
    }
}
