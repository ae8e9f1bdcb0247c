using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Operations;

/// <summary>The kinds that count the changes of their spec in <c>metadata.generation</c>.</summary>
internal static class GenerationKinds
{
    private static readonly HashSet<(string Group, string Kind)> Kinds =
    [
        ("", "Pod"), ("", "ReplicationController"),
        ("apps", "Deployment"), ("apps", "ReplicaSet"), ("apps", "DaemonSet"), ("apps", "StatefulSet"),
        ("batch", "Job"), ("batch", "CronJob"),
        ("policy", "PodDisruptionBudget"),
        ("networking.k8s.io", "Ingress"), ("networking.k8s.io", "IngressClass"), ("networking.k8s.io", "NetworkPolicy"),
        ("admissionregistration.k8s.io", "MutatingWebhookConfiguration"), ("admissionregistration.k8s.io", "ValidatingWebhookConfiguration"),
        ("admissionregistration.k8s.io", "ValidatingAdmissionPolicy"), ("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding"),
        ("apiextensions.k8s.io", "CustomResourceDefinition"),
        ("scheduling.k8s.io", "PriorityClass"), ("discovery.k8s.io", "EndpointSlice"),
    ];

    /// <summary>Whether a change of annotations counts too.</summary>
    public static bool CountsAnnotations(ResourceType type) => type is { Group: "apps", Kind: "Deployment" };

    public static bool Has(ResourceType type) => type.IsCustom || Kinds.Contains((type.Group, type.Kind));
}
