namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>What a chart amounts to.</summary>
/// <param name="Resources">The objects, in the order of the templates.</param>
/// <param name="Warnings">What the templates warned of.</param>
public sealed record RenderedChart(IReadOnlyList<MeshResource> Resources, IReadOnlyList<string> Warnings);
