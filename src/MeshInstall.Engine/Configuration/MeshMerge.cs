namespace MeshInstall.Engine.Configuration;

/// <summary>Merges trees: maps entry by entry, everything else is replaced by what lies above, null included.</summary>
/// <remarks>
/// Layers are merged from the lowest up, as istioctl does. Merging the upper ones first gives the same, with one exception: where a map, then
/// something that is no map, and then a map again stand at one place, the one between takes the lower map away, but leaves no trace in what
/// it makes with the upper map. A <see cref="MeshConfig"/> keeps its layers apart, so that it does not matter in which portions they are added.
/// </remarks>
public static class MeshMerge
{
    /// <summary>
    /// The tree of <paramref name="below"/> with <paramref name="above"/> on top. Nodes keep their origins; a map that both have takes the
    /// origin of the upper one.
    /// </summary>
    public static MeshNode Merge(MeshNode below, MeshNode above, MeshListStrategy lists = MeshListStrategy.Replace)
    {
        ArgumentNullException.ThrowIfNull(below);
        ArgumentNullException.ThrowIfNull(above);
        return (below, above) switch
        {
            (MeshMap lower, MeshMap upper) => Merge(lower, upper, lists),
            (MeshList lower, MeshList upper) when lists == MeshListStrategy.Append => new MeshList([.. lower, .. upper], upper.Origin ?? lower.Origin),
            (MeshList lower, MeshList upper) when lists == MeshListStrategy.Merge => MergeByName(lower, upper),
            _ => above,
        };
    }

    /// <summary>The map of <paramref name="below"/> with <paramref name="above"/> on top.</summary>
    public static MeshMap Merge(MeshMap below, MeshMap above, MeshListStrategy lists = MeshListStrategy.Replace)
    {
        ArgumentNullException.ThrowIfNull(below);
        ArgumentNullException.ThrowIfNull(above);
        if (above.Count == 0)
        {
            return below;
        }

        if (below.Count == 0)
        {
            return above;
        }

        MeshMap.Builder merged = new(below);
        foreach (KeyValuePair<string, MeshNode> entry in above)
        {
            merged[entry.Key] = below.TryGetValue(entry.Key, out MeshNode? lower) ? Merge(lower, entry.Value, lists) : entry.Value;
        }

        return merged.Build(above.Origin ?? below.Origin);
    }

    private static MeshList MergeByName(MeshList below, MeshList above)
    {
        List<MeshNode> items = new(below.Count + above.Count);
        Dictionary<string, int> positions = new(StringComparer.Ordinal);
        foreach (MeshNode item in below)
        {
            Add(item);
        }

        foreach (MeshNode item in above)
        {
            if (NameOf(item) is { } name && positions.TryGetValue(name, out int position))
            {
                items[position] = Merge(items[position], item, MeshListStrategy.Merge);
            }
            else
            {
                Add(item);
            }
        }

        return new MeshList(items, above.Origin ?? below.Origin);

        void Add(MeshNode item)
        {
            if (NameOf(item) is { } name)
            {
                positions.TryAdd(name, items.Count);
            }

            items.Add(item);
        }
    }

    private static string? NameOf(MeshNode item) =>
        item is MeshMap map && map.Find("name") is MeshScalar { IsNull: false } name ? name.ToString() : null;
}
