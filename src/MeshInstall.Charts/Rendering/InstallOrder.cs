using System.Collections.Frozen;

namespace MeshInstall.Charts.Rendering;

/// <summary>Helm's order of kinds: what others need comes first, kinds it does not know come last, by their names.</summary>
internal static class InstallOrder
{
    private static readonly FrozenDictionary<string, int> Places = new[]
    {
        "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy", "PodDisruptionBudget",
        "ServiceAccount", "Secret", "SecretList", "ConfigMap", "StorageClass", "PersistentVolume", "PersistentVolumeClaim",
        "CustomResourceDefinition", "ClusterRole", "ClusterRoleList", "ClusterRoleBinding", "ClusterRoleBindingList", "Role", "RoleList",
        "RoleBinding", "RoleBindingList", "Service", "DaemonSet", "Pod", "ReplicationController", "ReplicaSet", "Deployment",
        "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob", "IngressClass", "Ingress", "APIService",
        "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
    }.Select((kind, place) => KeyValuePair.Create(kind, place)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The documents in order; those of one kind keep theirs.</summary>
    public static IReadOnlyList<RenderedDocument> Sort(IEnumerable<RenderedDocument> documents) =>
    [
        .. documents.OrderBy(document => Places.GetValueOrDefault(document.Kind, int.MaxValue))
            .ThenBy(document => Places.ContainsKey(document.Kind) ? string.Empty : document.Kind, GoValues.GoString.Order),
    ];
}
