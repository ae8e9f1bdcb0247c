using System.Reflection;
using System.Text;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.Tests.Cases;

/// <summary>The files of rules, read from the project's folder so that they can be completed in place.</summary>
internal static class CaseFile
{
    public static string Folder { get; } = Path.Combine(
        typeof(CaseFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ProjectFolder").Value!, "Cases");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static IReadOnlyList<RuleCase> Read(string name)
    {
        string path = Path.Combine(Folder, name);
        MeshList list = (MeshList)YamlReader.ReadSingle(File.ReadAllText(path), name)!;
        return [.. list.Cast<MeshMap>().Select(map => new RuleCase(
            map.FindText("rule") ?? throw new InvalidDataException($"{map.Origin}: a case has no rule."),
            map.FindText("template") ?? throw new InvalidDataException($"{map.Origin}: a case has no template."),
            map.FindMap("values") ?? MeshMap.Empty,
            map.FindText("expectBase64") is { } base64 ? Convert.FromBase64String(base64) : map.FindText("expect") is { } text ? Encoding.UTF8.GetBytes(text) : null,
            map.FindText("error"),
            $"{map.Origin}"))];
    }
}
