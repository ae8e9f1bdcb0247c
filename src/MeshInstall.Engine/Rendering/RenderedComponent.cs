namespace MeshInstall.Engine.Rendering;

/// <summary>What a component's chart amounts to.</summary>
/// <param name="Resources">The objects, in the order of the chart.</param>
/// <param name="Warnings">What the chart warned of.</param>
public sealed record RenderedComponent(IReadOnlyList<MeshResource> Resources, IReadOnlyList<string> Warnings);
