namespace MeshInstall;

/// <summary>One recorded attempt to change an installation.</summary>
public sealed record MeshRelease
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The namespace of the control plane, where it is recorded.</summary>
    public required string Namespace { get; init; }

    /// <summary>The revision of the mesh; <c>default</c> for the default one.</summary>
    public required string Revision { get; init; }

    /// <summary>Its number within the revision, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it was for.</summary>
    public required MeshOperation Operation { get; init; }

    /// <summary>Where it stands.</summary>
    public required MeshReleaseStatus Status { get; init; }

    /// <summary>The version of the images; empty where there is none.</summary>
    public required string Version { get; init; }

    /// <summary>When it began, by the API server's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null for one that has not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Who did it: the name the API server knows the caller by, or the account on the machine.</summary>
    public string User { get; init; } = string.Empty;

    /// <summary>The machine it was done from.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>The version of MeshInstall that did it.</summary>
    public string ClientVersion { get; init; } = string.Empty;

    /// <summary>The names of its components.</summary>
    public IReadOnlyList<string> Components { get; init => field = IndexedList.Of(value); } = [];

    /// <summary>The charts that made it, as <c>name-version</c>.</summary>
    public IReadOnlyList<string> Charts { get; init => field = IndexedList.Of(value); } = [];

    /// <summary>How many objects it has.</summary>
    public int Resources { get; init; }

    /// <summary>The number of the release that it brought back; null for operations other than Restore.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>Why it failed, or where it came from; may be empty.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>The configuration; null where it was not asked for, and where there was none. It may hold secrets.</summary>
    public MeshConfig? Config { get; init; }

    /// <summary>What was installed, in install order; null where it was not asked for. It may hold secrets.</summary>
    public IReadOnlyList<MeshManifest>? Manifests { get; init => field = value is null ? null : IndexedList.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => $"{Revision} release {Number} in {Namespace}: {Operation} {Status}";
}
