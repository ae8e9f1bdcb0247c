namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>Every leaf that differs between two trees; strings are compared byte by byte. A null that is left out here means the same.</summary>
internal static class TreeComparison
{
    public static IEnumerable<string> Differences(string path, MeshNode? theirs, MeshNode? ours) => (theirs, ours) switch
    {
        (MeshMap left, MeshMap right) => left.Keys.Union(right.Keys).SelectMany(key => Differences($"{path}.{key}", left.Find(key), right.Find(key))),
        (MeshList left, MeshList right) when left.Count == right.Count => left.SelectMany((item, index) => Differences($"{path}[{index}]", item, right[index])),
        (MeshScalar { IsNull: true }, null) => [],
        _ => Equals(theirs, ours) ? [] : [$"{path}: {Short(theirs)} != {Short(ours)}"],
    };

    private static string Short(MeshNode? node) => node?.ToString() is { } text ? text.Length > 200 ? text[..200] + "..." : text : "(nothing)";
}
