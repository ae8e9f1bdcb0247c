namespace MeshInstall.Engine.Components;

/// <summary>The one table of components; order, waiting, translation and completion read it.</summary>
public static class ComponentCatalog
{
    /// <summary>All kinds, each after what it depends on.</summary>
    public static IReadOnlyList<ComponentKind> All { get; } =
    [
        new("Base", "base", "base", "global", "", "", "", false, true, "", false, [], "base") { ChartNames = ["base"] },
        new("Pilot", "pilot", "istio-control/istio-discovery", "pilot", "Deployment", "istiod", "discovery", false, true, "", false, ["Base"], "pilot") { ChartNames = ["istiod", "istio-discovery"] },
        new("Cni", "cni", "istio-cni", "cni", "DaemonSet", "istio-cni-node", "install-cni", false, false, "", false, ["Base"], "cni") { ChartNames = ["cni", "istio-cni"] },
        new("Ztunnel", "ztunnel", "ztunnel", "ztunnel", "DaemonSet", "ztunnel", "istio-proxy", false, false, "", true, ["Cni"], "ztunnel") { ChartNames = ["ztunnel"] },
        new("IngressGateways", "ingressGateways", "gateways/istio-ingress", "gateways.istio-ingressgateway", "Deployment",
            "istio-ingressgateway", "istio-proxy", true, true, "gateways.istio-ingressgateway.enabled", false, ["Pilot"],
            "ingress-gateway") { ChartNames = ["gateway", "istio-ingress"] },
        new("EgressGateways", "egressGateways", "gateways/istio-egress", "gateways.istio-egressgateway", "Deployment",
            "istio-egressgateway", "istio-proxy", true, false, "gateways.istio-egressgateway.enabled", false, ["Pilot"],
            "egress-gateway") { ChartNames = ["gateway", "istio-egress"] },
    ];

    /// <summary>The kind of that name, in any case; null where there is none.</summary>
    public static ComponentKind? Find(string name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The place of a component in the order of installations, by its kind's name; after all others where it is not known.</summary>
    public static int PlaceOf(string name) => All.TakeWhile(kind => kind.Name != name).Count();

    /// <summary>The control plane among manifests, or whatever comes first; null where there are none.</summary>
    public static MeshManifest? Leading(IReadOnlyList<MeshManifest> manifests)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        return manifests.FirstOrDefault(manifest => manifest.Component == "Pilot") ?? (manifests.Count > 0 ? manifests[0] : null);
    }
}
