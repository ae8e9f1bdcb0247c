namespace MeshInstall.Engine.Configuration;

/// <summary>The values of a document while it is translated; what the user wrote there is never overwritten.</summary>
internal sealed class ConfigValues(MeshMap map)
{
    public MeshMap Map { get; private set; } = map;

    /// <summary>Sets the text of a scalar; revisions, hubs and tags are text for the charts even where YAML sees a number.</summary>
    public void SetText(MeshNode? source, params string[] keys)
    {
        if (source is MeshScalar { IsNull: false } scalar)
        {
            Set(new MeshScalar(scalar.ToString(), scalar.Origin), keys);
        }
    }

    public void Set(MeshNode node, params string[] keys)
    {
        if (!IsTaken(keys))
        {
            Map = (MeshMap)ConfigPaths.OfKeys(keys).Set(Map, node);
        }
    }

    public void MergeMeshConfig(MeshNode? meshConfig)
    {
        const string Key = "meshConfig";
        if (meshConfig is not MeshMap upper || Map.Find(Key) is not (MeshMap or null))
        {
            if (meshConfig is { IsNull: false })
            {
                Set(meshConfig, Key);
            }

            return;
        }

        MeshMap lower = Map.FindMap(Key) ?? MeshMap.Empty;
        MeshMap merged = MeshMerge.Merge(lower, upper);
        Map = Map.With(Key, OfUser(lower) is { } user ? MeshMerge.Merge(merged, user) : merged);
    }

    /// <summary>Whether the user wrote what stands at the keys, or something on the way that holds no keys.</summary>
    private bool IsTaken(string[] keys)
    {
        MeshNode node = Map;
        foreach (string key in keys)
        {
            if (node is not MeshMap inner)
            {
                return !node.IsNull || ConfigLayers.IsOfUser(node);
            }

            if (inner.Find(key) is not { } next)
            {
                return false;
            }

            node = next;
        }

        return ConfigLayers.IsOfUser(node);
    }

    /// <summary>The part of a map that the user wrote; null where there is none.</summary>
    private static MeshMap? OfUser(MeshMap map)
    {
        MeshMap.Builder kept = new();
        foreach (KeyValuePair<string, MeshNode> entry in map)
        {
            MeshNode? node = entry.Value is MeshMap inner ? OfUser(inner) : ConfigLayers.IsOfUser(entry.Value) ? entry.Value : null;
            if (node is not null)
            {
                kept[entry.Key] = node;
            }
        }

        return kept.Count > 0 ? kept.Build(map.Origin) : null;
    }
}
