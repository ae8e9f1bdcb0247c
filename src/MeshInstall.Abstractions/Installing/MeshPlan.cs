namespace MeshInstall;

/// <summary>What a change does to an object.</summary>
public enum MeshAction
{
    /// <summary>The object is as it should be.</summary>
    Unchanged,

    /// <summary>The object is made.</summary>
    Create,

    /// <summary>The object is changed in place.</summary>
    Update,

    /// <summary>The object is changed, and its pods are replaced.</summary>
    Restart,

    /// <summary>The object is deleted and made again.</summary>
    Recreate,

    /// <summary>The object is deleted.</summary>
    Delete,
}

/// <summary>One field that a change touches; values of Secrets are hidden.</summary>
/// <param name="Path">The path in the object.</param>
/// <param name="Before">The plain value in the cluster; null where there is none.</param>
/// <param name="After">The plain value it gets; null where it goes.</param>
public sealed record MeshFieldChange(string Path, object? Before, object? After)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {MeshNode.FromObject(Before)} -> {MeshNode.FromObject(After)}";
}

/// <summary>What happens to one object.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Component">The instance it belongs to.</param>
/// <param name="Resource">The object as wanted.</param>
/// <param name="Fields">The fields that change, for updates.</param>
public sealed record MeshChange(MeshAction Action, string Component, MeshResource Resource, IReadOnlyList<MeshFieldChange> Fields)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Action} {Resource}";
}

/// <summary>Everything that an installation would do, object by object, in order.</summary>
public sealed class MeshPlan
{
    /// <summary>A plan.</summary>
    public MeshPlan(string cluster, IReadOnlyList<MeshManifest> manifests, IReadOnlyList<MeshChange> changes)
    {
        Cluster = cluster;
        Manifests = manifests;
        Changes = changes;
    }

    /// <summary>The cluster it was made for.</summary>
    public string Cluster { get; }

    /// <summary>What is to be installed, in install order.</summary>
    public IReadOnlyList<MeshManifest> Manifests { get; }

    /// <summary>What happens to each object.</summary>
    public IReadOnlyList<MeshChange> Changes { get; }

    /// <summary>How many objects are made.</summary>
    public int Create => Changes.Count(change => change.Action == MeshAction.Create);

    /// <summary>How many objects are changed.</summary>
    public int Update => Changes.Count(change => change.Action is MeshAction.Update or MeshAction.Restart or MeshAction.Recreate);

    /// <summary>How many objects stay as they are.</summary>
    public int Unchanged => Changes.Count(change => change.Action == MeshAction.Unchanged);

    /// <summary>Whether anything is done at all.</summary>
    public bool HasChanges => Changes.Any(change => change.Action != MeshAction.Unchanged);

    /// <inheritdoc/>
    public override string ToString() => $"{Cluster}: {Create} to create, {Update} to update, {Unchanged} unchanged";
}
