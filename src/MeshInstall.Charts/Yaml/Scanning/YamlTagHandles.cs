namespace MeshInstall.Charts.Yaml.Scanning;

/// <summary>What the handles of tags stand for in one document.</summary>
internal sealed class YamlTagHandles
{
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);

    /// <summary>Adds a handle of the document's own.</summary>
    /// <returns>Whether the document has none of that name yet.</returns>
    public bool Add(string handle, string prefix) => _prefixes.TryAdd(handle, prefix);

    public void Clear() => _prefixes.Clear();

    /// <summary>The whole tag; null where the handle stands for nothing.</summary>
    public string? Resolve(YamlSlice handle, string suffix)
    {
        if (handle.Span.IsEmpty)
        {
            return suffix;
        }

        string name = handle.ToString();
        if (!_prefixes.TryGetValue(name, out string? prefix))
        {
            prefix = name switch
            {
                "!" => "!",
                "!!" => "tag:yaml.org,2002:",
                _ => null,
            };
        }

        return prefix is null ? null : prefix + suffix;
    }
}
