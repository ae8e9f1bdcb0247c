using MeshInstall.Charts.Yaml.Scanning;

namespace MeshInstall.Charts.Yaml;

/// <summary>
/// Collects the entries of one map. As in Go, <c>&lt;&lt;</c> acts where it stands: it overrides the keys before it, the keys after it override it, and
/// of several merged maps the first wins.
/// </summary>
internal sealed class YamlMapBuilder(YamlErrors errors, bool duplicatesAreErrors)
{
    private readonly MeshMap.Builder _entries = new();

    // The keys that stand in the map itself; as long as nothing was merged these are all keys.
    private HashSet<string>? _own;

    public void Set(string key, MeshNode node, YamlMark mark)
    {
        if (duplicatesAreErrors && (_own is null ? _entries.Find(key) is not null : !_own.Add(key)))
        {
            throw errors.DuplicateKey(key, mark, _entries.Find(key)?.Origin);
        }

        _entries[key] = node;
    }

    /// <param name="node">What is merged.</param>
    /// <param name="isAlias">Whether it stands there as an alias, which Go follows to maps only.</param>
    /// <param name="mark">The place of the key.</param>
    public void Merge(MeshNode node, bool isAlias, YamlMark mark)
    {
        _own ??= new HashSet<string>(_entries.Build().Keys, StringComparer.Ordinal);
        switch (node)
        {
            case MeshMap map:
                MergeMap(map);
                break;
            case MeshList list when !isAlias && list.All(item => item is MeshMap):
                foreach (MeshNode item in list.Reverse())
                {
                    MergeMap((MeshMap)item);
                }

                break;
            default:
                throw YamlErrors.Invalid(errors.At(mark), "what '<<' merges must be a map or a list of maps",
                    new YamlSyntaxException("map merge requires map or sequence of maps as the value"));
        }
    }

    public MeshMap Build(MeshOrigin place) => _entries.Build(place);

    private void MergeMap(MeshMap map)
    {
        foreach (KeyValuePair<string, MeshNode> entry in map)
        {
            _entries[entry.Key] = entry.Value;
        }
    }
}
