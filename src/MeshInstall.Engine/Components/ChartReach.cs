namespace MeshInstall.Engine.Components;

/// <summary>
/// The one table of what the charts of components look at, the built-in ones and Istio's own since 1.24. It says what they do not read, so that
/// a value nobody knows counts as read by all. Tests hold it against renderings.
/// </summary>
internal static class ChartReach
{
    // A chart that writes all its values down, as Pilot's does for people to read, reads all.
    private static readonly Dictionary<string, string[]> Unread = new(StringComparer.Ordinal)
    {
        ["Base"] =
        [
            "cni", "gatewayClasses", "gateways", "istio_cni", "meshConfig", "pilot", "revisionTags", "sidecarInjectorWebhook", "telemetry", "ztunnel",
        ],
        ["Pilot"] = [],
        ["Cni"] =
        [
            "base", "defaultRevision", "experimental", "gatewayClasses", "gateways", "istio_cni", "istiodRemote", "meshConfig", "pilot", "revisionTags",
            "sidecarInjectorWebhook", "telemetry", "ztunnel",
        ],
        ["Ztunnel"] =
        [
            "base", "cni", "defaultRevision", "experimental", "gatewayClasses", "gateways", "istio_cni", "istiodRemote", "meshConfig", "pilot",
            "revisionTags", "sidecarInjectorWebhook", "telemetry",
        ],
        ["IngressGateways"] = [.. UnreadByGateways, "gateways.istio-egressgateway"],
        ["EgressGateways"] = [.. UnreadByGateways, "gateways.istio-ingressgateway"],
    };

    private static string[] UnreadByGateways =>
    [
        "base", "cni", "defaultRevision", "experimental", "gatewayClasses", "istio_cni", "istiodRemote", "revisionTags", "sidecarInjectorWebhook", "telemetry",
        "ztunnel",
    ];

    /// <summary>The paths in the values of a document that charts of that kind do not read, whole subtrees each.</summary>
    public static IReadOnlyList<string> UnreadBy(ComponentKind kind) => Unread[kind.Name];

    /// <summary>Whether charts of that kind read a value, given by the names on its path.</summary>
    public static bool Reads(ComponentKind kind, IReadOnlyList<string> path) => !Array.Exists(Unread[kind.Name], unread =>
    {
        string[] names = unread.Split('.');
        return names.Length <= path.Count && names.SequenceEqual(path.Take(names.Length), StringComparer.Ordinal);
    });

    /// <summary>Whether charts of that kind write something else for an upgrade than for an installation.</summary>
    public static bool DistinguishesUpgrades(ComponentKind kind) => kind.Name is "Base" or "Pilot";
}
