namespace MeshInstall.Charts.Loading;

/// <summary>What a Chart.yaml says.</summary>
public sealed record ChartMetadata
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The version.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>The version of Chart.yaml itself: <c>v1</c> or <c>v2</c>.</summary>
    public string ApiVersion { get; init; } = string.Empty;

    /// <summary>The version of what the chart installs.</summary>
    public string AppVersion { get; init; } = string.Empty;

    /// <summary>One sentence.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary><c>application</c>, <c>library</c> or empty, which means application.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The range of Kubernetes versions it works with; empty for any.</summary>
    public string KubeVersion { get; init; } = string.Empty;

    /// <summary>Whether the chart is deprecated.</summary>
    public bool Deprecated { get; init; }

    /// <summary>The home page.</summary>
    public string Home { get; init; } = string.Empty;

    /// <summary>The address of an icon.</summary>
    public string Icon { get; init; } = string.Empty;

    /// <summary>Paths into the values that turn the chart on or off; empty for none.</summary>
    public string Condition { get; init; } = string.Empty;

    /// <summary>Tags that turn the chart on or off.</summary>
    public string Tags { get; init; } = string.Empty;

    /// <summary>Addresses of sources.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The maintainers.</summary>
    public IReadOnlyList<ChartMaintainer> Maintainers { get; init; } = [];

    /// <summary>Annotations, in the order written.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>The charts it needs.</summary>
    public IReadOnlyList<ChartDependency> Dependencies { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Name}-{Version}";
}
