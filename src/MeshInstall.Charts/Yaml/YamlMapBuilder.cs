using YamlDotNet.Core;

namespace MeshInstall.Charts.Yaml;

/// <summary>
/// Collects the entries of one map. As in Go, <c>&lt;&lt;</c> acts where it stands: it overrides the keys before it, the keys after it override it, and
/// of several merged maps the first wins.
/// </summary>
internal sealed class YamlMapBuilder(YamlErrors errors, bool duplicatesAreErrors)
{
    private readonly MeshMap.Builder _entries = new();
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    public void Set(string key, MeshNode node, Mark mark)
    {
        if (!_own.Add(key) && duplicatesAreErrors)
        {
            throw errors.DuplicateKey(key, mark, _entries.Find(key)?.Origin);
        }

        _entries[key] = node;
    }

    public void Merge(MeshNode node, Mark mark)
    {
        switch (node)
        {
            case MeshMap map:
                MergeMap(map);
                break;
            case MeshList list when list.All(item => item is MeshMap):
                foreach (MeshNode item in list.Reverse())
                {
                    MergeMap((MeshMap)item);
                }

                break;
            default:
                throw YamlErrors.Invalid(errors.At(mark), "what '<<' merges must be a map or a list of maps");
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
