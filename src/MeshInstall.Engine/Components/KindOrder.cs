namespace MeshInstall.Engine.Components;

/// <summary>
/// The order in which objects of one component are applied, by kind: steps one after another, and within a step objects that do not
/// need each other. Custom resources go before the webhooks that would judge them, since their control plane may not be up yet.
/// </summary>
internal static class KindOrder
{
    private static readonly string[][] Table =
    [
        ["Namespace"],
        ["CustomResourceDefinition"],
        ["PriorityClass", "NetworkPolicy", "ResourceQuota", "LimitRange", "ServiceAccount", "Secret", "ConfigMap", "StorageClass", "PersistentVolume",
            "PersistentVolumeClaim", "ClusterRole", "Role"],
        ["ClusterRoleBinding", "RoleBinding", "Service"],
        ["DaemonSet", "Pod", "ReplicationController", "ReplicaSet", "Deployment", "HorizontalPodAutoscaler", "PodDisruptionBudget", "StatefulSet", "Job",
            "CronJob", "IngressClass", "Ingress"],
        [],
        ["APIService", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"],
    ];

    // Definitions stand first where objects are listed, and Services behind bindings; as neither needs anything, they start with what does not either.
    private const int FreeStep = 2;
    private const int BuiltInStep = 4;
    private const int CustomStep = 5;

    private static readonly Dictionary<string, (int Step, int Place)> Places = Table
        .SelectMany((kinds, step) => kinds.Select((kind, place) => (kind, (step, place))))
        .ToDictionary(entry => entry.kind, entry => entry.Item2, StringComparer.Ordinal);

    /// <summary>The step in which an object may be written, from 0.</summary>
    public static int Step(MeshResource resource) =>
        resource is { Kind: "Service", Group: "" } or { Kind: "CustomResourceDefinition" } ? FreeStep : Place(resource).Step;

    /// <summary>The step in which an object may be deleted: after all that is written, in the opposite order.</summary>
    public static int DeletionStep(MeshResource resource) => (2 * Table.Length) - 1 - Place(resource).Step;

    /// <summary>The objects one after another; objects of one kind keep their order, and kinds without a place of their own go by name.</summary>
    public static IEnumerable<MeshResource> Sort(IEnumerable<MeshResource> resources) =>
        resources.OrderBy(Place).ThenBy(resource => resource.Kind, StringComparer.Ordinal);

    private static (int Step, int Place) Place(MeshResource resource) => Places.TryGetValue(resource.Kind, out (int, int) place)
        ? place
        : (IsBuiltIn(resource.Group) ? BuiltInStep : CustomStep, int.MaxValue);

    private static bool IsBuiltIn(string group) => !group.Contains('.', StringComparison.Ordinal)
        || (group.EndsWith(".k8s.io", StringComparison.Ordinal) && group is not ("gateway.networking.k8s.io" or "k8s.cni.cncf.io"));
}
