namespace MeshInstall.Engine.Rendering.Values;

/// <summary>Merging maps as Helm does: maps within maps are merged, everything else is replaced.</summary>
internal static class MapMerge
{
    /// <summary><paramref name="low"/> with <paramref name="high"/> on top.</summary>
    public static MeshMap Over(MeshMap low, MeshMap high)
    {
        if (high.Count == 0 || low.Count == 0)
        {
            return high.Count == 0 ? low : high;
        }

        MeshMap.Builder builder = new(low);
        foreach (KeyValuePair<string, MeshNode> entry in high)
        {
            builder[entry.Key] = entry.Value is MeshMap above && low.Find(entry.Key) is MeshMap below ? Over(below, above) : entry.Value;
        }

        return builder.Build(low.Origin);
    }
}
