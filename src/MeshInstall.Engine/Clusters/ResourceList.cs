namespace MeshInstall.Engine.Clusters;

/// <summary>A consistent list of objects.</summary>
/// <param name="Items">The objects, each with its apiVersion and kind.</param>
/// <param name="ResourceVersion">The version to watch from.</param>
public sealed record ResourceList(IReadOnlyList<MeshMap> Items, string ResourceVersion)
{
    /// <summary>Whether these are all; otherwise the list was left at <see cref="ResourceQuery.MaxItems"/>.</summary>
    public bool IsComplete { get; init; } = true;
}
