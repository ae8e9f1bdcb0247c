using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>Fields that cannot change once set.</summary>
internal static class ImmutableFields
{
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
        [("storage.k8s.io", "StorageClass")] = ["provisioner", "parameters", "reclaimPolicy"],
        [("scheduling.k8s.io", "PriorityClass")] = ["value"],
    };

    public static IEnumerable<FieldError> Check(ResourceType type, JsonObject current, JsonObject next)
    {
        if (Paths.TryGetValue((type.Group, type.Kind), out var paths))
        {
            foreach (var path in paths)
            {
                var names = path.Split('.');
                if (!current.At(names).SameAs(next.At(names)))
                {
                    yield return FieldError.Invalid(path, next.At(names), "field is immutable");
                }
            }
        }

        switch (type.Group, type.Kind)
        {
            case ("rbac.authorization.k8s.io", "RoleBinding" or "ClusterRoleBinding") when !current["roleRef"].SameAs(next["roleRef"]):
                yield return FieldError.Invalid("roleRef", next["roleRef"], "cannot change roleRef");
                break;
            case ("", "Service") when next.At("spec").Text("type") != "ExternalName" && current.At("spec").Text("type") != "ExternalName"
                && !current.At("spec", "clusterIP").SameAs(next.At("spec", "clusterIP")):
                yield return FieldError.Invalid("spec.clusterIPs[0]", next.At("spec", "clusterIPs"), "may not change once set");
                break;
            case ("", "ConfigMap" or "Secret") when current.Flag("immutable") == true
                && (!current["data"].SameAs(next["data"]) || !current["binaryData"].SameAs(next["binaryData"]) || next.Flag("immutable") != true):
                yield return FieldError.Forbidden("data", "field is immutable when `immutable` is set");
                break;
        }
    }
}
