namespace MeshInstall.Engine.Rendering;

/// <summary>The manifests of a configuration of which only some had to be rendered.</summary>
/// <param name="Manifests">All manifests, each after those it depends on; they are those that a full rendering gives.</param>
/// <param name="Rendered">Those among them that were rendered now.</param>
/// <param name="Removed">The recorded manifests whose components are no longer on.</param>
public sealed record PartialRendering(
    IReadOnlyList<MeshManifest> Manifests, IReadOnlyList<MeshManifest> Rendered, IReadOnlyList<MeshManifest> Removed);
