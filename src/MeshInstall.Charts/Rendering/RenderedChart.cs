namespace MeshInstall.Charts.Rendering;

/// <summary>What a chart rendered to.</summary>
public sealed class RenderedChart
{
    /// <summary>The files under <c>crds/</c>, where they were asked for.</summary>
    public IReadOnlyList<RenderedDocument> Crds { get; init; } = [];

    /// <summary>The documents, in install order.</summary>
    public required IReadOnlyList<RenderedDocument> Documents { get; init; }

    /// <summary>The hooks, in the order Helm lists them.</summary>
    public IReadOnlyList<RenderedDocument> Hooks { get; init; } = [];

    /// <summary>The rendered NOTES.txt; empty without one.</summary>
    public string Notes { get; init; } = string.Empty;

    /// <summary>What the engine warns of, such as values that a chart would not take.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
