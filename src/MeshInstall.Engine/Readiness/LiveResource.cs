using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Readiness;

/// <summary>An object as it is in the cluster, and how it is served there.</summary>
/// <param name="Resource">The object as wanted.</param>
/// <param name="Mapping">How its kind is served.</param>
/// <param name="Live">The object as it is.</param>
internal sealed record LiveResource(MeshResource Resource, ResourceMapping Mapping, MeshMap Live);
