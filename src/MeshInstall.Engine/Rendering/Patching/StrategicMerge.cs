namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>Kubernetes' strategic merge patch: maps are merged, null removes, lists follow <see cref="MergeKeys"/>, directives are obeyed.</summary>
internal static class StrategicMerge
{
    private const string RetainKeys = "$retainKeys";
    private const string DeleteFromList = "$deleteFromPrimitiveList/";
    private const string ElementOrder = "$setElementOrder/";

    /// <summary>The object of that kind with the patch applied.</summary>
    /// <exception cref="MeshException">The patch does not fit (<c>PatchInvalid</c>).</exception>
    public static MeshMap Apply(string kind, MeshMap original, MeshMap patch) => Merge(original, patch, kind, string.Empty);

    internal static MeshMap Merge(MeshMap original, MeshMap patch, string type, string path)
    {
        switch (patch.FindText(PatchErrors.Directive))
        {
            case "replace":
                return patch.Without(PatchErrors.Directive);
            case "delete":
                return MeshMap.Empty;
            case { } other:
                throw PatchErrors.UnknownDirective(path, other);
        }

        MeshMap result = Retain(original, patch, path);
        foreach (KeyValuePair<string, MeshNode> entry in patch)
        {
            string field = entry.Key;
            if (field == RetainKeys || field.StartsWith(ElementOrder, StringComparison.Ordinal))
            {
                continue;
            }

            if (field.StartsWith(DeleteFromList, StringComparison.Ordinal))
            {
                result = DeleteItems(result, field[DeleteFromList.Length..], entry.Value);
                continue;
            }

            MeshNode? merged = entry.Value.IsNull ? null : MergeField(result.Find(field), entry.Value, MergeKeys.Of(type, field), $"{path}.{field}");
            result = merged is null ? result.Without(field) : result.With(field, merged);
        }

        return result;
    }

    private static MeshNode? MergeField(MeshNode? original, MeshNode patch, MergeRule rule, string path) => (original, patch) switch
    {
        (MeshMap, MeshMap above) when rule.Kind == MergeKind.Replace => WithoutDirectives(above),
        (MeshMap below, MeshMap above) => Merge(below, above, rule.Type, path),
        (MeshList below, MeshList above) when rule.Kind == MergeKind.List => ListMerge.Merge(below, above, rule, path),
        _ => WithoutDirectives(patch),
    };

    // What is new is taken as it is, but for nulls and directives, which have nothing to act on.
    internal static MeshNode? WithoutDirectives(MeshNode node)
    {
        switch (node)
        {
            case MeshMap map when map.ContainsKey(PatchErrors.Directive):
                return null;
            case MeshMap map:
                MeshMap.Builder builder = new(map.Count);
                foreach (KeyValuePair<string, MeshNode> entry in map.Where(entry => !entry.Value.IsNull))
                {
                    if (WithoutDirectives(entry.Value) is { } kept)
                    {
                        builder[entry.Key] = kept;
                    }
                }

                return builder.Build(map.Origin);
            case MeshList list:
                return new MeshList(list.Select(WithoutDirectives).OfType<MeshNode>(), list.Origin);
            default:
                return node;
        }
    }

    private static MeshMap Retain(MeshMap original, MeshMap patch, string path)
    {
        if (patch.Find(RetainKeys) is not { } directive)
        {
            return original;
        }

        HashSet<string> kept = directive is MeshList list
            ? [.. list.Select(item => item.ToString()!)]
            : throw PatchErrors.Invalid(path, $"{RetainKeys} is not a list");
        return original.Keys.Where(key => !kept.Contains(key)).Aggregate(original, (map, key) => map.Without(key));
    }

    private static MeshMap DeleteItems(MeshMap map, string field, MeshNode items) => map.FindList(field) is { } list && items is MeshList unwanted
        ? map.With(field, new MeshList(list.Where(item => !unwanted.Contains(item))))
        : map;
}
