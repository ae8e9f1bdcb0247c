using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering.Values;

/// <summary>
/// The values of a gateway for the chart that Istio's Helm repository has for gateways. It takes the settings of one gateway at its root, under
/// names of its own, where documents write them under <c>gateways.istio-ingressgateway</c>, and refuses what it does not know.
/// </summary>
internal static class GatewayChartValues
{
    /// <summary>The name of the chart.</summary>
    public const string Chart = "gateway";

    private static readonly string[] Shared = ["global", "revision", "defaultRevision", "compatibilityVersion", "profile", "platform", "pilot"];

    private static readonly (string From, string To)[] Renamed =
    [
        ("name", "name"), ("ports", "service.ports"), ("type", "service.type"), ("loadBalancerIP", "service.loadBalancerIP"),
        ("loadBalancerSourceRanges", "service.loadBalancerSourceRanges"), ("externalTrafficPolicy", "service.externalTrafficPolicy"),
        ("serviceAnnotations", "service.annotations"), ("ipFamilies", "service.ipFamilies"), ("ipFamilyPolicy", "service.ipFamilyPolicy"),
        ("autoscaleEnabled", "autoscaling.enabled"), ("autoscaleMin", "autoscaling.minReplicas"), ("autoscaleMax", "autoscaling.maxReplicas"),
        ("cpu.targetAverageUtilization", "autoscaling.targetCPUUtilizationPercentage"), ("replicaCount", "replicaCount"),
        ("resources", "resources"), ("env", "env"), ("envVarFrom", "envVarFrom"), ("nodeSelector", "nodeSelector"), ("tolerations", "tolerations"),
        ("affinity", "affinity"), ("topologySpreadConstraints", "topologySpreadConstraints"), ("podAnnotations", "podAnnotations"),
        ("serviceAccount", "serviceAccount"), ("additionalContainers", "additionalContainers"), ("priorityClassName", "priorityClassName"),
    ];

    /// <summary>Whether the chart can be given a setting that documents write under <c>gateways.istio-ingressgateway</c>.</summary>
    public static bool Takes(string setting) =>
        setting is "labels" or "enabled" || Array.Exists(Renamed, pair => pair.From == setting || pair.From.StartsWith(setting + ".", StringComparison.Ordinal));

    /// <summary>The values of one gateway.</summary>
    public static MeshMap From(ComponentInstance component, MeshMap values)
    {
        MeshMap result = new MeshMap.Builder().Build();
        foreach (string name in Shared)
        {
            if (values.Find(name) is { IsNull: false } node)
            {
                result = result.With(name, node);
            }
        }

        MeshMap own = NodePath.Find(values, component.Kind.ValuesRoot) as MeshMap ?? MeshMap.Empty;
        foreach ((string from, string to) in Renamed)
        {
            if (NodePath.Find(own, from) is { IsNull: false } node)
            {
                result = NodePath.Set(result, to, node);
            }
        }

        result = result.With("labels", Labels(component, own.FindMap("labels") ?? MeshMap.Empty));
        return component.Kind.Name == "EgressGateways" && NodePath.Find(result, "service.type") is null
            ? NodePath.Set(result, "service.type", new MeshScalar("ClusterIP"))
            : result;
    }

    // The labels that Gateway resources select by: the chart of the source tree has them among its defaults, this one derives others from the name.
    private static MeshMap Labels(ComponentInstance component, MeshMap own)
    {
        MeshMap labels = own;
        if (!labels.ContainsKey("app"))
        {
            labels = labels.With("app", new MeshScalar(component.Kind.WorkloadName));
        }

        return labels.ContainsKey("istio") ? labels : labels.With("istio", new MeshScalar(component.Kind.WorkloadName["istio-".Length..]));
    }
}
