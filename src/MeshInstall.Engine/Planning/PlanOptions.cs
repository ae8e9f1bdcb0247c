namespace MeshInstall.Engine.Planning;

/// <summary>What a plan is for, and how far it may go.</summary>
public sealed record PlanOptions
{
    /// <summary>What it is for.</summary>
    /// <value>Default Install.</value>
    public MeshOperation Operation { get; init; } = MeshOperation.Install;

    /// <summary>The configuration that the manifests come from; null for manifests made elsewhere, and for uninstallations.</summary>
    public MeshConfig? Config { get; init; }

    /// <summary>Whether components that the manifests do not name stay as they are; otherwise what is recorded of them is removed.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Manifests that are known to be in the cluster as they are wanted; they stay part of the release and are not looked at.</summary>
    public IReadOnlyList<MeshManifest> Kept { get; init; } = [];

    /// <summary>Whether fields that other managers own are taken over; otherwise they are only told.</summary>
    public bool ForceConflicts { get; init; }

    /// <summary>Whether what all revisions share goes as well, since no other one stays; only for uninstallations.</summary>
    public bool IncludesShared { get; init; }

    /// <summary>What a user should know beforehand, besides what the planning finds.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether custom resource definitions go as well, with every object of theirs; only for uninstallations.</summary>
    public bool IncludeCrds { get; init; }

    /// <summary>The number of the release that is brought back; null for operations other than Restore.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>The namespace of the control plane; null for what the manifests say.</summary>
    public string? Namespace { get; init; }

    /// <summary>The revision, <c>default</c> for the default one; null for what the manifests say.</summary>
    public string? Revision { get; init; }
}
