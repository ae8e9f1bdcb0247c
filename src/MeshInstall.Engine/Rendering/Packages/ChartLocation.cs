using System.Net;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>Where a chart, or a repository of charts, is.</summary>
/// <param name="Address">A folder, an archive, an http or https address, or an <c>oci://</c> reference.</param>
public sealed record ChartLocation(string Address)
{
    /// <summary>The name of the chart in the repository at the address; null where the address is the chart's own.</summary>
    public string? Chart { get; init; }

    /// <summary>The version, or a range of versions; null for the newest.</summary>
    public string? Version { get; init; }

    /// <summary>Who asks the repository or registry; null for nobody in particular.</summary>
    public NetworkCredential? Credential { get; init; }

    /// <summary>Whether the chart is not on this machine.</summary>
    public bool IsRemote => Address.Contains("://", StringComparison.Ordinal);

    /// <summary>The address, the chart and the version; never the credential.</summary>
    public override string ToString() => Address + (Chart is null ? string.Empty : $" {Chart}") + (Version is null ? string.Empty : $" {Version}");
}
