namespace MeshInstall.Charts;

/// <summary>The bounds that keep a hostile chart from filling memory or running for ever.</summary>
public sealed record ChartLimits
{
    /// <summary>The bounds for charts of unknown origin.</summary>
    public static ChartLimits Default { get; } = new();

    /// <summary>The longest time one chart may take to render.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The most steps (actions, loop turns, function calls) of one render.</summary>
    public long MaxSteps { get; init; } = 200_000_000;

    /// <summary>The most text of one render, in UTF-16 characters, what functions give and included templates counted each time.</summary>
    public long MaxOutputCharacters { get; init; } = 128_000_000;

    /// <summary>The deepest nesting of template calls of all names together.</summary>
    public int MaxCallDepth { get; init; } = 5_000;

    /// <summary>The deepest nesting of blocks and parentheses in one template.</summary>
    public int MaxParseDepth { get; init; } = 500;

    /// <summary>The most bytes of all files of a chart together, unpacked.</summary>
    public long MaxChartBytes { get; init; } = 100L * 1024 * 1024;

    /// <summary>The most bytes of one file of a chart.</summary>
    public long MaxFileBytes { get; init; } = 20L * 1024 * 1024;

    /// <summary>The most files of a chart, those of its subcharts included.</summary>
    public int MaxFiles { get; init; } = 20_000;

    /// <summary>The deepest nesting of subcharts.</summary>
    public int MaxSubchartDepth { get; init; } = 20;

    /// <summary>The most bytes of one packed chart.</summary>
    public long MaxArchiveBytes { get; init; } = 100L * 1024 * 1024;

    /// <summary>How many times its packed size an archive may unpack to, once it unpacks to more than 8 MiB.</summary>
    public int MaxCompressionRatio { get; init; } = 200;
}
