namespace MeshInstall.Charts.Rendering;

/// <summary>The release that templates see as <c>.Release</c>.</summary>
public sealed record ChartRelease
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>Whether it upgrades an older one rather than installs.</summary>
    public bool IsUpgrade { get; init; }

    /// <summary>The number of the revision, from 1.</summary>
    public int Revision { get; init; } = 1;
}
