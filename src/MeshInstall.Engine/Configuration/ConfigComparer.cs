namespace MeshInstall.Engine.Configuration;

/// <summary>Compares two configurations leaf by leaf.</summary>
public static class ConfigComparer
{
    /// <summary>
    /// What differs between the resolved specs, in the order of the reference and then of what is new; each with both origins and the
    /// components it can touch. Items of a list that all have a <c>name</c> are matched by it, others by position. A map or list that loses
    /// all it held, but stays, is one change of the whole.
    /// </summary>
    public static IReadOnlyList<MeshConfigDifference> Compare(MeshConfig reference, MeshConfig other)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(other);
        ConfigReach reach = new(reference, other);
        List<MeshConfigDifference> differences = [];
        Compare(MeshPath.Parse("spec"), reference.Spec, other.Spec, isSecret: false, reach, differences);
        return differences;
    }

    private static void Compare(MeshPath path, MeshNode? before, MeshNode? after, bool isSecret, ConfigReach reach, List<MeshConfigDifference> differences)
    {
        if (before is null ? after is null : before.Equals(after))
        {
            return;
        }

        switch (before, after)
        {
            case (MeshMap or null, MeshMap or null) when (IsFilled(before) && after is not MeshMap { Count: 0 }) || IsFilled(after):
                CompareMaps(path, before as MeshMap ?? MeshMap.Empty, after as MeshMap ?? MeshMap.Empty, isSecret, reach, differences);
                break;
            case (MeshList or null, MeshList or null) when (IsFilled(before) && after is not MeshList { Count: 0 }) || IsFilled(after):
                CompareLists(path, before as MeshList ?? MeshList.Empty, after as MeshList ?? MeshList.Empty, isSecret, reach, differences);
                break;
            default:
                MeshDifferenceKind kind = before is null ? MeshDifferenceKind.Added : after is null ? MeshDifferenceKind.Removed : MeshDifferenceKind.Changed;
                differences.Add(new MeshConfigDifference(
                    path.ToString(), kind, Shown(before), Shown(after), before?.Origin, after?.Origin, reach.Of(path)));
                break;
        }

        object? Shown(MeshNode? node) => HiddenValues.Of(path.ToString(), node?.ToObject(), isSecret);
    }

    private static void CompareMaps(MeshPath path, MeshMap before, MeshMap after, bool isSecret, ConfigReach reach, List<MeshConfigDifference> differences)
    {
        // An overlay of a Secret brings values of it.
        bool isOfSecret = before.FindText("kind") == "Secret" || after.FindText("kind") == "Secret";
        foreach (string key in before.Keys.Union(after.Keys))
        {
            MeshPath inner = MeshPath.Of([.. path.Segments, new MeshPathSegment(MeshPathSegmentKind.Key, key)]);
            Compare(inner, before.Find(key), after.Find(key), isSecret || (isOfSecret && key == "patches"), reach, differences);
        }
    }

    private static void CompareLists(MeshPath path, MeshList before, MeshList after, bool isSecret, ConfigReach reach, List<MeshConfigDifference> differences)
    {
        if (NamesOf(before) is { } earlier && NamesOf(after) is { } later)
        {
            foreach (string name in earlier.Keys.Union(later.Keys, StringComparer.Ordinal))
            {
                MeshPath inner = MeshPath.Of([.. path.Segments, new MeshPathSegment(MeshPathSegmentKind.Selector, "name", name)]);
                Compare(inner, earlier.GetValueOrDefault(name), later.GetValueOrDefault(name), isSecret, reach, differences);
            }

            return;
        }

        for (int position = 0; position < Math.Max(before.Count, after.Count); position++)
        {
            MeshPath inner = MeshPath.Of([.. path.Segments, new MeshPathSegment(MeshPathSegmentKind.Index, Position: position)]);
            Compare(inner, position < before.Count ? before[position] : null, position < after.Count ? after[position] : null, isSecret, reach, differences);
        }
    }

    /// <summary>The items by name; null where one has none, or two have the same.</summary>
    private static Dictionary<string, MeshNode>? NamesOf(MeshList list)
    {
        Dictionary<string, MeshNode> names = new(list.Count, StringComparer.Ordinal);
        foreach (MeshNode item in list)
        {
            string? name = item is MeshMap map && map.Find("name") is MeshScalar { IsNull: false } scalar
                ? scalar.ToString()
                : null;
            if (name is null || !names.TryAdd(name, item))
            {
                return null;
            }
        }

        return names;
    }

    private static bool IsFilled(MeshNode? node) => node is MeshMap { Count: > 0 } or MeshList { Count: > 0 };
}
