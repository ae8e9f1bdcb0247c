namespace MeshInstall;

/// <summary>Everything that an operation would do, object by object, in order.</summary>
public sealed class MeshPlan
{
    private string? _fingerprint;

    /// <summary>A plan.</summary>
    public MeshPlan(string cluster, IReadOnlyList<MeshManifest> manifests, IReadOnlyList<MeshChange> changes)
    {
        Cluster = cluster;
        Manifests = manifests;
        Changes = IndexedList.Of(changes);
    }

    /// <summary>The cluster it was made for.</summary>
    public string Cluster { get; }

    /// <summary>What it is for.</summary>
    public MeshOperation Operation { get; init; } = MeshOperation.Install;

    /// <summary>The namespace of the control plane, where the release is recorded.</summary>
    public string Namespace { get; init; } = string.Empty;

    /// <summary>The revision of the mesh; <c>default</c> for the default one.</summary>
    public string Revision { get; init; } = "default";

    /// <summary>The number of the newest release of the revision when the plan was made; 0 where there is none.</summary>
    public int BaseRelease { get; init; }

    /// <summary>The configuration it brings about; null for manifests made elsewhere, and for uninstallations.</summary>
    internal MeshConfig? Config { get; init; }

    /// <summary>Whether components that it does not name stay as they are; otherwise what is recorded of them is removed.</summary>
    public bool IsPartial { get; init; }

    /// <summary>
    /// A digest of all that the plan would do, values of Secrets included but not recoverable: two plans with the same one do the same. SHA-256, hexadecimal.
    /// </summary>
    public string Fingerprint => _fingerprint ??= Digest?.Invoke(this) ?? string.Empty;

    /// <summary>Makes the fingerprint, once it is asked for.</summary>
    internal Func<MeshPlan, string>? Digest { get; init; }

    /// <summary>What a user should know before agreeing; texts.</summary>
    public IReadOnlyList<string> Warnings { get; init => field = IndexedList.Of(value); } = [];

    /// <summary>The number of the release that it brings back; null for operations other than Restore.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>What is to be installed, in install order. No part of what a plan shows, as configuration and values may hold secrets.</summary>
    internal IReadOnlyList<MeshManifest> Manifests { get; }

    /// <summary>Recorded manifests of components that a partial plan leaves as they are; they stay part of the release.</summary>
    internal IReadOnlyList<MeshManifest> Kept { get; init; } = [];

    /// <summary>What happens to each object.</summary>
    public IReadOnlyList<MeshChange> Changes { get; }

    /// <summary>How many objects are made.</summary>
    public int Create => Count(MeshAction.Create);

    /// <summary>How many objects are changed, the restarted and recreated ones among them.</summary>
    public int Update => Count(MeshAction.Update) + Restart + Recreate;

    /// <summary>How many objects have their pods replaced.</summary>
    public int Restart => Count(MeshAction.Restart);

    /// <summary>How many objects are deleted and made again.</summary>
    public int Recreate => Count(MeshAction.Recreate);

    /// <summary>How many objects are deleted.</summary>
    public int Delete => Count(MeshAction.Delete);

    /// <summary>How many objects stay as they are.</summary>
    public int Unchanged => Count(MeshAction.Unchanged);

    /// <summary>How many objects are taken over from another installer.</summary>
    public int Adopt => Changes.Count(change => change.AdoptedFrom.Length > 0);

    /// <summary>How many objects have fields that other field managers own.</summary>
    public int Conflict => Changes.Count(change => change.Conflicts.Count > 0);

    /// <summary>Whether anything is done at all.</summary>
    public bool HasChanges => Changes.Any(change => change.Action != MeshAction.Unchanged);

    /// <inheritdoc/>
    public override string ToString() => Operation == MeshOperation.Uninstall && Create + Update == 0
        ? $"{Cluster}: {Delete} to delete{(Unchanged == 0 ? string.Empty : $", {Unchanged} unchanged")}"
        : $"{Cluster}: {Create} to create, {Update} to update, {(Delete == 0 ? string.Empty : $"{Delete} to delete, ")}{Unchanged} unchanged";

    private int Count(MeshAction action) => Changes.Count(change => change.Action == action);
}
