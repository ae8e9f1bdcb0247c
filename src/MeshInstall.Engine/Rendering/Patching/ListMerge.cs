namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>Merging lists as a strategic merge patch does: items with the same key are merged, new ones come first in the patch's order.</summary>
internal static class ListMerge
{
    /// <summary>The list with the patch's items merged into it.</summary>
    public static MeshList Merge(MeshList original, MeshList patch, MergeRule rule, string path) =>
        rule.Key.Length == 0 ? MergeSet(original, patch) : MergeItems(original, patch, rule, path);

    private static MeshList MergeSet(MeshList original, MeshList patch) =>
        new(InOrder(original.Where(item => !patch.Contains(item)), patch.Distinct(), [.. original]));

    private static MeshList MergeItems(MeshList original, MeshList patch, MergeRule rule, string path)
    {
        List<MeshNode> current = [.. original];
        List<MeshMap> additions = [];
        bool replace = false;
        foreach (MeshNode node in patch)
        {
            MeshMap item = node as MeshMap ?? throw PatchErrors.Invalid(path, "an item is not a map", node.Origin);
            switch (item.FindText(PatchErrors.Directive))
            {
                case null:
                    additions.Add(item);
                    break;
                case "replace":
                    replace = true;
                    break;
                case "delete":
                    MeshNode key = Key(item, rule, path);
                    current.RemoveAll(candidate => KeyOf(candidate, rule) is { } known && known.Equals(key));
                    break;
                case { } other:
                    throw PatchErrors.UnknownDirective(path, other);
            }
        }

        if (replace)
        {
            return new MeshList(additions);
        }

        MeshNode[] order = [.. current];
        foreach (MeshMap addition in additions)
        {
            MeshNode key = Key(addition, rule, path);
            int position = current.FindIndex(candidate => KeyOf(candidate, rule) is { } known && known.Equals(key));
            if (position < 0)
            {
                current.Add(StrategicMerge.WithoutDirectives(addition)!);
            }
            else
            {
                current[position] = StrategicMerge.Merge((MeshMap)current[position], addition, rule.Type, $"{path}[{rule.Key}:{key}]");
            }
        }

        return new MeshList(Arrange(current, additions, order, rule));
    }

    private static IEnumerable<MeshNode> Arrange(List<MeshNode> merged, List<MeshMap> patch, MeshNode[] originalOrder, MergeRule rule)
    {
        List<MeshNode> keys = [.. patch.Select(item => KeyOf(item, rule)!)];
        ILookup<bool, MeshNode> ofPatch = merged.ToLookup(item => KeyOf(item, rule) is { } key && keys.Contains(key));
        IEnumerable<MeshNode> patched = ofPatch[true].OrderBy(item => keys.IndexOf(KeyOf(item, rule)!));
        MeshNode[] originalKeys = [.. originalOrder.Select(item => KeyOf(item, rule) ?? MeshScalar.Null)];
        return InOrder(ofPatch[false], patched, originalKeys, item => KeyOf(item, rule) ?? MeshScalar.Null);
    }

    // Each kept item goes before the first patched one that stood behind it; the two orders themselves are kept.
    private static IEnumerable<MeshNode> InOrder(
        IEnumerable<MeshNode> kept, IEnumerable<MeshNode> patched, MeshNode[] order, Func<MeshNode, MeshNode>? keyOf = null)
    {
        Queue<MeshNode> left = new(kept);
        Queue<MeshNode> right = new(patched);
        while (left.Count > 0 && right.Count > 0)
        {
            int leftPosition = Array.IndexOf(order, Identity(left.Peek()));
            int rightPosition = Array.IndexOf(order, Identity(right.Peek()));
            yield return leftPosition >= 0 && rightPosition >= 0 && leftPosition < rightPosition ? left.Dequeue() : right.Dequeue();
        }

        foreach (MeshNode item in left.Concat(right))
        {
            yield return item;
        }

        MeshNode Identity(MeshNode item) => keyOf is null ? item : keyOf(item);
    }

    private static MeshNode? KeyOf(MeshNode item, MergeRule rule) => (item as MeshMap)?.Find(rule.Key);

    private static MeshNode Key(MeshMap item, MergeRule rule, string path) =>
        KeyOf(item, rule) ?? throw PatchErrors.Invalid(path, $"an item has no '{rule.Key}', by which Kubernetes tells the items of this list apart", item.Origin);
}
