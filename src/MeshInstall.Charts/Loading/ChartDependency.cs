namespace MeshInstall.Charts.Loading;

/// <summary>One entry of <c>dependencies</c> in a Chart.yaml.</summary>
public sealed record ChartDependency
{
    /// <summary>The name of the chart it needs.</summary>
    public required string Name { get; init; }

    /// <summary>The version or range of versions.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>Where it comes from; empty for a chart under <c>charts/</c>.</summary>
    public string Repository { get; init; } = string.Empty;

    /// <summary>Paths into the values, parted by commas, of which the first Boolean found turns the chart on or off; empty for none.</summary>
    public string Condition { get; init; } = string.Empty;

    /// <summary>Tags that turn the chart on or off together with others.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The name it goes by in the values of its parent; empty for its own.</summary>
    public string Alias { get; init; } = string.Empty;

    /// <summary>What the parent takes over from its values: each a string, or a map of <c>child</c> and <c>parent</c>.</summary>
    public IReadOnlyList<MeshNode> ImportValues { get; init; } = [];
}
