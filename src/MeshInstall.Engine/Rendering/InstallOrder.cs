namespace MeshInstall.Engine.Rendering;

/// <summary>The order in which objects of one component are applied, by kind: what others need first, webhooks last.</summary>
public static class InstallOrder
{
    private static readonly string[] First =
    [
        "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy", "PodDisruptionBudget", "ServiceAccount",
        "Secret", "ConfigMap", "StorageClass", "PersistentVolume", "PersistentVolumeClaim", "CustomResourceDefinition", "ClusterRole",
        "ClusterRoleBinding", "Role", "RoleBinding", "Service", "DaemonSet", "Pod", "ReplicationController", "ReplicaSet", "Deployment",
        "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob", "IngressClass", "Ingress", "APIService",
    ];

    private static readonly string[] Last =
        ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];

    private static readonly Dictionary<string, int> Positions = First.Select((kind, index) => (kind, index))
        .Concat(Last.Select((kind, index) => (kind, index: First.Length + 1 + index)))
        .ToDictionary(entry => entry.kind, entry => entry.index, StringComparer.Ordinal);

    /// <summary>The objects in the order in which they are applied; objects of one kind keep theirs, unknown kinds come before the webhooks, by name.</summary>
    public static IEnumerable<MeshResource> Sort(IEnumerable<MeshResource> resources) => resources
        .OrderBy(resource => Position(resource.Kind))
        .ThenBy(resource => Positions.ContainsKey(resource.Kind) ? string.Empty : resource.Kind, StringComparer.Ordinal);

    /// <summary>The position of a kind, from 0; unknown kinds share one.</summary>
    public static int Position(string kind) => Positions.GetValueOrDefault(kind, First.Length);
}
