using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Operations;

/// <summary>How kinds take a PUT: whether it may make the object, and whether it must say which version it starts from.</summary>
internal static class UpdateKinds
{
    private static readonly HashSet<(string Group, string Kind)> Created =
    [
        ("", "Endpoints"), ("", "Event"), ("", "LimitRange"), ("", "Service"), ("coordination.k8s.io", "Lease"), ("node.k8s.io", "RuntimeClass"),
        ("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "ClusterRoleBinding"),
        ("rbac.authorization.k8s.io", "Role"), ("rbac.authorization.k8s.io", "RoleBinding"),
    ];

    private static readonly HashSet<(string Group, string Kind)> Conditional =
    [
        ("coordination.k8s.io", "Lease"), ("policy", "PodDisruptionBudget"), ("storage.k8s.io", "CSIDriver"), ("storage.k8s.io", "CSINode"),
        ("admissionregistration.k8s.io", "MutatingWebhookConfiguration"), ("admissionregistration.k8s.io", "ValidatingWebhookConfiguration"),
        ("admissionregistration.k8s.io", "ValidatingAdmissionPolicy"), ("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding"),
        ("apiextensions.k8s.io", "CustomResourceDefinition"), ("apiregistration.k8s.io", "APIService"),
    ];

    public static bool CreatesOnUpdate(ResourceType type) => Created.Contains((type.Group, type.Kind));

    public static bool AllowsUnconditional(ResourceType type) => !type.IsCustom && !Conditional.Contains((type.Group, type.Kind));
}
