using MeshInstall.Engine.Rendering.Packages;

namespace MeshInstall.Engine.Rendering;

/// <summary>How a configuration is rendered.</summary>
public sealed record RenderOptions
{
    /// <summary>The folder with the built-in charts and their layers.</summary>
    public required string ChartRoot { get; init; }

    /// <summary>The charts to use; null for the built-in ones.</summary>
    public ChartPackage? Charts { get; init; }

    /// <summary>The charts in use.</summary>
    internal ChartPackage Package => Charts ?? new BuiltInPackage(ChartRoot);

    /// <summary>The names of the components wanted, in any case, kinds or gateways; empty for all that are on.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>The version of the cluster.</summary>
    public string KubeVersion { get; init; } = "v1.32.0";

    /// <summary>API versions of the cluster besides those every cluster has.</summary>
    public IReadOnlyList<string> ApiVersions { get; init; } = [];

    /// <summary>Whether the release replaces an earlier one.</summary>
    public bool IsUpgrade { get; init; }

    /// <summary>Whether a setting or an overlay that has no object to act on is an error.</summary>
    public bool IsStrict { get; init; }
}
