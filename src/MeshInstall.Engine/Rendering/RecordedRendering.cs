namespace MeshInstall.Engine.Rendering;

/// <summary>A configuration that was rendered before, and what came of it.</summary>
public sealed record RecordedRendering
{
    /// <summary>The configuration.</summary>
    public required MeshConfig Config { get; init; }

    /// <summary>Its manifests, one per component. They must have been made by this version of MeshInstall, of which one chart is rendered in one way.</summary>
    public required IReadOnlyList<MeshManifest> Manifests { get; init; }

    /// <summary>Whether it counts as rendered for an upgrade, for charts of which it is known what they make of that.</summary>
    public bool IsUpgrade { get; init; }
}
