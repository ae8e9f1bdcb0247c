using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Rendering;

/// <summary>How a chart is rendered.</summary>
public sealed record ChartRenderOptions
{
    /// <summary>The release.</summary>
    public required ChartRelease Release { get; init; }

    /// <summary>The cluster's version and APIs.</summary>
    public ChartCapabilities Capabilities { get; init; } = new();

    /// <summary>Whether the files under <c>crds/</c> are part of the result.</summary>
    public bool IncludeCrds { get; init; }

    /// <summary>Whether hooks are left out.</summary>
    public bool NoHooks { get; init; }

    /// <summary>Whether hooks that are tests are left out.</summary>
    public bool SkipTests { get; init; }

    /// <summary>Whether values are not held against the charts' schemas.</summary>
    public bool SkipSchemaValidation { get; init; }

    /// <summary>
    /// Whether every document is parsed, so that one that is no YAML is an error at once. Otherwise only what its place needs is looked at, and
    /// the error comes when the document is read; large documents cost much less then.
    /// </summary>
    public bool ValidateOutput { get; init; }

    /// <summary>Whether the notes of subcharts are part of the notes.</summary>
    public bool SubchartNotes { get; init; }

    /// <summary>Whether <c>getHostByName</c> asks the network.</summary>
    public bool EnableDns { get; init; }

    /// <summary>The cluster behind <c>lookup</c>; null without one.</summary>
    public IResourceLookup? Lookup { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The bounds.</summary>
    public ChartLimits Limits { get; init; } = ChartLimits.Default;
}
