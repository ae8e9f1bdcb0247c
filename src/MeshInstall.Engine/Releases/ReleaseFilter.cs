namespace MeshInstall.Engine.Releases;

/// <summary>Which releases are meant.</summary>
public sealed record ReleaseFilter
{
    /// <summary>The namespace; null for all of the cluster.</summary>
    public string? Namespace { get; init; }

    /// <summary>The revision; null for all.</summary>
    public string? Revision { get; init; }

    /// <summary>Their numbers; empty for all.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];

    /// <summary>Whether only the newest of each revision is meant.</summary>
    public bool Latest { get; init; }

    /// <summary>Whether configuration and manifests are read as well.</summary>
    public bool IncludeContents { get; init; }

    /// <summary>Looks up profiles other than the recorded one, for configurations that are read; null for none.</summary>
    public IMeshConfigResolver? Profiles { get; init; }
}
