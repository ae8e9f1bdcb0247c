namespace MeshInstall;

/// <summary>The outcome of a whole installation; the last object that Install-Mesh emits.</summary>
public sealed record MeshInstallSummary
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The namespace of the control plane.</summary>
    public required string Namespace { get; init; }

    /// <summary>The revision; empty for the default one.</summary>
    public required string Revision { get; init; }

    /// <summary>The version of the images.</summary>
    public required string Version { get; init; }

    /// <summary>Whether every component ended well.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>The outcome of each component, in the order they ended.</summary>
    public required IReadOnlyList<MeshInstallResult> Components { get; init => field = IndexedList.Of(value); }

    /// <summary>How many objects were made.</summary>
    public int Created => Components.Sum(component => component.Created);

    /// <summary>How many objects were changed.</summary>
    public int Updated => Components.Sum(component => component.Updated);

    /// <summary>How many objects were as they should be.</summary>
    public int Unchanged => Components.Sum(component => component.Unchanged);

    /// <summary>How many objects were deleted.</summary>
    public int Deleted { get; init; }

    /// <summary>What it was for.</summary>
    public MeshOperation Operation { get; init; }

    /// <summary>The number of the release that it was recorded as; 0 for a dry run.</summary>
    public int Release { get; init; }

    /// <summary>The number of the release that was brought back since this one failed; null where none was.</summary>
    public int? RolledBackTo { get; init; }

    /// <summary>The time of the whole installation.</summary>
    public required TimeSpan Duration { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Operation} of Istio {Version} on {Cluster}: {(Succeeded ? "succeeded" : "failed")}".Replace("  ", " ", StringComparison.Ordinal);
}
