using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Validation;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>Which rules hold for which built-in kind: those that a user runs into.</summary>
internal static class KindRules
{
    public static IEnumerable<FieldError> Check(ResourceType type, JsonObject body) => (type.Group, type.Kind) switch
    {
        ("apps", "Deployment" or "ReplicaSet" or "DaemonSet" or "StatefulSet") => WorkloadRules.Check(type.Kind, body.Ensure("spec")),
        ("batch", "Job") => WorkloadRules.CheckJob(body.Ensure("spec")),
        ("", "Pod") => PodRules.Check(body.Object("spec"), "spec"),
        ("", "Service") => ServiceRules.Check(body.Ensure("spec")),
        ("", "ConfigMap") => DataRules.CheckMap(body),
        ("", "Secret") => DataRules.CheckSecret(body),
        ("autoscaling", _) => ScalingRules.CheckAutoscaler(body.Ensure("spec")),
        ("policy", "PodDisruptionBudget") => ScalingRules.CheckBudget(body.Object("spec")),
        ("rbac.authorization.k8s.io", "Role" or "ClusterRole") => RoleRules.CheckRole(body, type.IsNamespaced),
        ("rbac.authorization.k8s.io", _) => RoleRules.CheckBinding(body, type.IsNamespaced),
        ("admissionregistration.k8s.io", "MutatingWebhookConfiguration" or "ValidatingWebhookConfiguration") => WebhookRules.Check(body),
        ("apiextensions.k8s.io", _) => DefinitionRules.Check(body),
        ("networking.k8s.io", "NetworkPolicy") => NetworkRules.CheckPolicy(body.Object("spec")),
        ("networking.k8s.io", "Ingress") => NetworkRules.CheckIngress(body.Object("spec")),
        ("coordination.k8s.io", "Lease") when body.At("spec").Number("leaseDurationSeconds") is <= 0 and var seconds =>
            [FieldError.Invalid("spec.leaseDurationSeconds", seconds, "must be greater than 0")],
        _ => [],
    };
}
