namespace MeshInstall;

/// <summary>One object that differs between two sets of manifests.</summary>
public sealed class MeshManifestDifference
{
    /// <summary>
    /// What replacing the first set by the second does to the object: it is made, deleted, changed in place (configuration only), changed so that
    /// its pods are replaced, or made again because a field of it can never change.
    /// </summary>
    public required MeshAction Action { get; init; }

    /// <summary>The name of the component it belongs to; empty where none is known.</summary>
    public required string Component { get; init; }

    /// <summary>The object in the first set, without values that are secret; null where it is new.</summary>
    public required MeshResource? Before { get; init; }

    /// <summary>The object in the second set, without values that are secret; null where it is gone.</summary>
    public required MeshResource? After { get; init; }

    /// <summary>The fields that differ, with both values; those that are secret are hidden. Empty for objects that are new or gone.</summary>
    public IReadOnlyList<MeshFieldChange> Fields { get; init => field = IndexedList.Of(value); } = [];

    /// <summary>The fields among them that can never change in place.</summary>
    public IReadOnlyList<string> ImmutableFields { get; init => field = IndexedList.Of(value); } = [];

    /// <summary>The components of the two sets that depend on the object's component, directly or through others, in install order.</summary>
    public IReadOnlyList<string> Dependents { get; init => field = IndexedList.Of(value); } = [];

    /// <summary>The object: as it becomes, or as it was where it goes.</summary>
    public MeshResource Resource => (After ?? Before)!;

    /// <summary>The kind of the object.</summary>
    public string Kind => Resource.Kind;

    /// <summary>The namespace of the object; null for cluster-scoped ones.</summary>
    public string? Namespace => Resource.Namespace;

    /// <summary>The name of the object.</summary>
    public string Name => Resource.Name;

    /// <inheritdoc/>
    public override string ToString() => Fields.Count == 0 ? $"{Action} {Resource}" : $"{Action} {Resource} ({Fields.Count} fields)";
}
