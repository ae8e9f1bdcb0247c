namespace MeshInstall.Engine.Releases;

/// <summary>A release with all that it brought about. Its text is the release's: configurations and manifests may hold secrets.</summary>
internal sealed record ReleaseRecord
{
    /// <summary>What is told of it.</summary>
    public required MeshRelease Release { get; init; }

    /// <summary>The configuration; null where there was none.</summary>
    public MeshConfig? Config { get; init; }

    /// <summary>What was installed, in install order.</summary>
    public required IReadOnlyList<MeshManifest> Manifests { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Release.ToString();
}
