namespace MeshInstall.Engine.Validation.Schema;

/// <summary>The string fields of Kubernetes that take one of a few names; its model classes do not say so.</summary>
internal static class KubernetesChoices
{
    /// <summary>The names that a field takes; null where it takes any string.</summary>
    public static EnumSchema? Find(string model, string field) => (model, field) switch
    {
        ("V1ServiceSpec", "type") => Of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName"),
        ("V1ServiceSpec", "externalTrafficPolicy") => Of("Cluster", "Local"),
        ("V1ServiceSpec", "internalTrafficPolicy") => Of("Cluster", "Local"),
        ("V1ServiceSpec", "sessionAffinity") => Of("None", "ClientIP"),
        ("V1ServiceSpec", "ipFamilyPolicy") => Of("SingleStack", "PreferDualStack", "RequireDualStack"),
        ("V1ServicePort", "protocol") => Of("TCP", "UDP", "SCTP"),
        ("V1Toleration", "effect") => Of("NoSchedule", "PreferNoSchedule", "NoExecute"),
        ("V1DeploymentStrategy", "type") => Of("RollingUpdate", "Recreate"),
        ("V1LabelSelectorRequirement", "operator") => Of("In", "NotIn", "Exists", "DoesNotExist"),
        ("V1NodeSelectorRequirement", "operator") => Of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"),
        ("V1TopologySpreadConstraint", "whenUnsatisfiable") => Of("DoNotSchedule", "ScheduleAnyway"),
        ("V1SeccompProfile", "type") => Of("RuntimeDefault", "Localhost", "Unconfined"),
        ("V2MetricSpec", "type") => Of("ContainerResource", "External", "Object", "Pods", "Resource"),
        ("V2MetricTarget", "type") => Of("Utilization", "Value", "AverageValue"),
        _ => null,
    };

    private static EnumSchema Of(params string[] values) => new(values, acceptsNumbers: false);
}
