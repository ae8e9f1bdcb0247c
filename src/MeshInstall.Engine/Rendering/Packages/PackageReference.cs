using System.Net;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>Which charts a user wants: one place for all, or one for each component.</summary>
public sealed record PackageReference
{
    /// <summary>A folder, an archive, an http or https address, or an <c>oci://</c> reference; empty where components are named.</summary>
    public string Address { get; init; } = string.Empty;

    /// <summary>The place of the chart of each component, by its name in any case; empty where there is one place for all.</summary>
    public IReadOnlyDictionary<string, string> Components { get; init; } = new Dictionary<string, string>();

    /// <summary>The version of the charts, or a range; null for the newest.</summary>
    public string? Version { get; init; }

    /// <summary>Who asks the repository or registry.</summary>
    public NetworkCredential? Credential { get; init; }

    /// <summary>Whether any of the charts is not on this machine.</summary>
    public bool IsRemote => Components.Values.Append(Address).Any(address => At(address).IsRemote);

    /// <summary>The places; never the credential.</summary>
    public override string ToString() =>
        Components.Count == 0 ? Address : string.Join(", ", Components.Select(component => $"{component.Key} ({component.Value})"));

    internal ChartLocation At(string address) => new(address) { Version = address.Contains("://", StringComparison.Ordinal) ? Version : null, Credential = Credential };
}
