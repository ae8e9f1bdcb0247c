using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Configuration;

/// <summary>Tells which components a field of <c>spec</c> can touch.</summary>
internal sealed class ConfigReach(MeshConfig before, MeshConfig after)
{
    private static readonly string[] Gateways = ["IngressGateways", "EgressGateways"];
    private static readonly string[] All = [.. ComponentCatalog.All.Select(kind => kind.Name)];

    /// <summary>Top fields of the values that charts of other components read too; what is not here is read by all.</summary>
    private static readonly Dictionary<string, string[]> Readers = new(StringComparer.Ordinal)
    {
        ["base"] = ["Base", "Pilot"],
        ["cni"] = ["Cni"],
        ["defaultRevision"] = ["Base"],
        ["experimental"] = ["Base", "Pilot"],
        ["gatewayClasses"] = ["Pilot"],
        ["gateways"] = ["Pilot", .. Gateways],
        ["istio_cni"] = ["Pilot"],
        ["istiodRemote"] = ["Pilot"],
        ["meshConfig"] = ["Pilot", "Ztunnel", .. Gateways],
        ["pilot"] = ["Pilot", .. Gateways],
        ["revisionTags"] = ["Pilot"],
        ["sidecarInjectorWebhook"] = ["Pilot"],
        ["telemetry"] = ["Pilot"],
        ["ztunnel"] = ["Ztunnel"],
    };

    private readonly HashSet<string> _active = [.. ComponentCatalog.All
        .Where(kind => ComponentSelection.IsEnabled(before, kind) || ComponentSelection.IsEnabled(after, kind))
        .Select(kind => kind.Name)];

    /// <summary>The names of the components, in the catalogue's order.</summary>
    public IReadOnlyList<string> Of(MeshPath path)
    {
        string[] keys = [.. path.Segments.Skip(1).TakeWhile(segment => segment.Kind == MeshPathSegmentKind.Key).Select(segment => segment.Name)];
        return keys switch
        {
            ["components", var field, ..] => [.. ComponentCatalog.All.Where(kind => kind.SpecField == field).Select(kind => kind.Name)],
            ["values" or "unvalidatedValues", "gateways", var gateway, ..] when OfGateway(gateway) is { } name => Active([name, "Pilot"]),
            ["values" or "unvalidatedValues", var root, ..] => Active(Readers.GetValueOrDefault(root, All)),
            ["meshConfig", ..] => Active(Readers["meshConfig"]),
            ["profile" or "installPackagePath", ..] => [],
            _ => Active(All),
        };
    }

    private static string? OfGateway(string gateway) =>
        ComponentCatalog.All.FirstOrDefault(kind => kind.IsList && kind.ValuesRoot == "gateways." + gateway)?.Name;

    private string[] Active(string[] names) => [.. All.Where(name => names.Contains(name) && _active.Contains(name))];
}
