namespace MeshInstall.Engine.Clusters;

/// <summary>A consistent list of objects.</summary>
/// <param name="Items">The objects, each with its apiVersion and kind.</param>
/// <param name="ResourceVersion">The version to watch from.</param>
public sealed record ResourceList(IReadOnlyList<MeshMap> Items, string ResourceVersion);
