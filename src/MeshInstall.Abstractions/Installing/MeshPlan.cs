namespace MeshInstall;

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
