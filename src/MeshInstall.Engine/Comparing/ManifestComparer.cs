using MeshInstall.Engine.Planning;

namespace MeshInstall.Engine.Comparing;

/// <summary>Compares two sets of objects without a cluster.</summary>
public static class ManifestComparer
{
    /// <summary>
    /// What replacing the objects of <paramref name="reference"/> by those of <paramref name="other"/> does to each: first those of the second set,
    /// in its order, then those that are only in the first. Objects are the same by group, kind, namespace and name; of several that are, the last counts.
    /// </summary>
    public static IReadOnlyList<MeshManifestDifference> Compare(
        IReadOnlyList<ComparedResource> reference, IReadOnlyList<ComparedResource> other, bool includeEqual = false)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(other);
        Dictionary<ResourceKey, ComparedResource> before = ByKey(reference);
        Dictionary<ResourceKey, ComparedResource> after = ByKey(other);
        ComponentDependents dependents = new([.. reference.Concat(other).Select(item => (item.ComponentKind, item.Component)).Distinct()]);
        return
        [
            .. after.Select(entry => Difference(before.GetValueOrDefault(entry.Key), entry.Value, dependents))
                .Where(difference => includeEqual || difference.Action != MeshAction.Unchanged),
            .. before.Where(entry => !after.ContainsKey(entry.Key)).Select(entry => Deleted(entry.Value, dependents)),
        ];
    }

    private static Dictionary<ResourceKey, ComparedResource> ByKey(IReadOnlyList<ComparedResource> set)
    {
        Dictionary<ResourceKey, ComparedResource> byKey = [];
        foreach (ComparedResource item in set)
        {
            byKey[ResourceKey.Of(item.Resource, string.Empty)] = item;
        }

        return byKey;
    }

    private static MeshManifestDifference Difference(ComparedResource? before, ComparedResource after, ComponentDependents dependents)
    {
        IReadOnlyList<MeshFieldChange> fields = before is null ? [] : ObjectDifference.Between(before.Resource.Body, after.Resource.Body);
        IReadOnlyList<string> immutable = before is null ? [] : FieldImpact.Immutable(before.Resource, fields);
        MeshAction action = before is null ? MeshAction.Create : FieldImpact.Of(before.Resource, fields, immutable);
        return new MeshManifestDifference
        {
            Action = action,
            Component = after.Component,
            Before = before?.Resource.Hidden(),
            After = after.Resource.Hidden(),
            Fields = fields,
            ImmutableFields = immutable,
            Dependents = action == MeshAction.Unchanged ? [] : dependents.Of(after.ComponentKind),
        };
    }

    private static MeshManifestDifference Deleted(ComparedResource before, ComponentDependents dependents) => new()
    {
        Action = MeshAction.Delete,
        Component = before.Component,
        Before = before.Resource.Hidden(),
        After = null,
        Dependents = dependents.Of(before.ComponentKind),
    };
}
