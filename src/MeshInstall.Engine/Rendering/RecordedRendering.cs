namespace MeshInstall.Engine.Rendering;

/// <summary>A configuration that was rendered before, and what came of it.</summary>
public sealed record RecordedRendering
{
    /// <summary>The configuration.</summary>
    public required MeshConfig Config { get; init; }

    /// <summary>Its manifests, one per component. They must have been made by this version of MeshInstall: charts of one version are taken to be equal.</summary>
    public required IReadOnlyList<MeshManifest> Manifests { get; init; }

    /// <summary>Whether it was rendered for an upgrade.</summary>
    public bool IsUpgrade { get; init; }

    /// <summary>The version of the cluster it was rendered for; null where that is not known and counts as the same.</summary>
    public string? KubeVersion { get; init; }
}
