namespace MeshInstall.Sandbox;

/// <summary>The fields of Kubernetes objects that cannot change once they are set.</summary>
public static class ImmutableFieldTable
{
    private static readonly string[] Role = ["roleRef"];

    private static readonly Dictionary<(string Group, string Kind), string[]> Paths = new()
    {
        [("apps", "Deployment")] = ["spec.selector"],
        [("apps", "ReplicaSet")] = ["spec.selector"],
        [("apps", "DaemonSet")] = ["spec.selector"],
        [("apps", "StatefulSet")] = ["spec.selector", "spec.serviceName", "spec.podManagementPolicy", "spec.volumeClaimTemplates"],
        [("batch", "Job")] = ["spec.selector", "spec.template", "spec.completionMode"],
        [("", "Secret")] = ["type"],
        [("", "PersistentVolumeClaim")] = ["spec.accessModes", "spec.storageClassName", "spec.volumeMode"],
        [("apiextensions.k8s.io", "CustomResourceDefinition")] = ["spec.group", "spec.scope", "spec.names.kind", "spec.names.plural"],
        [("discovery.k8s.io", "EndpointSlice")] = ["addressType"],
        [("storage.k8s.io", "StorageClass")] = ["provisioner", "parameters", "reclaimPolicy"],
        [("scheduling.k8s.io", "PriorityClass")] = ["value"],
    };

    /// <summary>The paths of the fields, with dots between the names; empty where all can change.</summary>
    /// <param name="group">The API group; empty for the core group.</param>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<string> Of(string group, string kind) =>
        group == "rbac.authorization.k8s.io" && kind is "RoleBinding" or "ClusterRoleBinding" ? Role : Paths.GetValueOrDefault((group, kind), []);
}
