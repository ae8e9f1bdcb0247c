namespace MeshInstall.Charts.Values;

/// <summary>Values files, one over the other.</summary>
public static class ValueDocuments
{
    /// <summary>Lays values over others as Helm does with several values files: maps are merged, all else is replaced, a null stays a null.</summary>
    public static MeshMap Merge(MeshMap below, MeshMap above)
    {
        ArgumentNullException.ThrowIfNull(below);
        ArgumentNullException.ThrowIfNull(above);
        if (below.Count == 0)
        {
            return above;
        }

        MeshMap.Builder merged = new(below);
        foreach ((string key, MeshNode node) in above)
        {
            merged[key] = node is MeshMap map && below.Find(key) is MeshMap existing ? Merge(existing, map) : node;
        }

        return merged.Build(below.Origin);
    }
}
