namespace MeshInstall.Engine.Rendering.Expansion;

/// <summary>What a chart amounts to.</summary>
public sealed record ExpandedChart
{
    /// <summary>The chart, as <c>name-version</c>.</summary>
    public required string Chart { get; init; }

    /// <summary>Writes the text that <c>helm template</c> prints.</summary>
    public required Func<string> Write { get; init; }

    /// <summary>The documents, in the order of the text.</summary>
    public required IReadOnlyList<ExpandedDocument> Documents { get; init; }

    /// <summary>What the chart says to who installs it; empty where it says nothing.</summary>
    public string Notes { get; init; } = string.Empty;

    /// <summary>What the chart warns of, in its notes or by what it is.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
