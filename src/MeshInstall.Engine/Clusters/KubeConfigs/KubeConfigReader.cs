using MeshInstall.Charts.Yaml;

namespace MeshInstall.Engine.Clusters.KubeConfigs;

/// <summary>Reads the text of a kubeconfig.</summary>
internal static class KubeConfigReader
{
    public const int MaxBytes = 16 * 1024 * 1024;
    private static readonly YamlReaderOptions Reading = new() { MaxCharacters = MaxBytes, DuplicateKeysAreErrors = false };

    /// <exception cref="MeshException">KubeConfigInvalid.</exception>
    public static KubeConfig Read(ReadOnlySpan<byte> bytes, string source, string? folder)
    {
        MeshNode? tree;
        try
        {
            tree = YamlReader.ReadSingle(YamlText.Decode(bytes, source), source, Reading);
        }
        catch (MeshException error)
        {
            // The parser's own words may quote a token or a key, so only the place is told.
            string place = error.Target is MeshOrigin { Line: > 0 } origin ? origin.ToString() : source;
            throw KubeConfigErrors.Invalid(place, "it is not one document of YAML or JSON from there on");
        }

        return tree switch
        {
            null or MeshScalar => KubeConfig.Empty,
            MeshMap map => new KubeConfig(
                CurrentContext(map, source),
                [.. Entries(map, "clusters", "cluster", source, folder)],
                [.. Entries(map, "contexts", "context", source, folder)],
                [.. Entries(map, "users", "user", source, folder)]),
            _ => throw KubeConfigErrors.Invalid(source, "it is a list, not an object"),
        };
    }

    private static string? CurrentContext(MeshMap map, string source) => map.Find("current-context") switch
    {
        null or { IsNull: true } => null,
        MeshScalar { Value: string name } => name,
        _ => throw KubeConfigErrors.Invalid(source, "its current-context is not text; put it in quotes"),
    };

    private static IEnumerable<KubeConfigEntry> Entries(MeshMap map, string list, string what, string source, string? folder)
    {
        if (map.Find(list) is not { IsNull: false } node)
        {
            yield break;
        }

        foreach (MeshNode item in node as MeshList ?? throw KubeConfigErrors.Invalid(source, $"its {list} are not a list"))
        {
            if (item.IsNull)
            {
                continue;
            }

            if (item is not MeshMap entry || entry.Find("name") is not MeshScalar { Value: string name })
            {
                throw KubeConfigErrors.Invalid(source, $"one of its {list} is not an object with a name");
            }

            MeshMap fields = entry.Find(what) switch
            {
                null or { IsNull: true } => MeshMap.Empty,
                MeshMap found => found,
                _ => throw KubeConfigErrors.Invalid(source, $"{what} '{name}' is not an object"),
            };
            yield return new KubeConfigEntry(what, name, fields, source, folder);
        }
    }
}
