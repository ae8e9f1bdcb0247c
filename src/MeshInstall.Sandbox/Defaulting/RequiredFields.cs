using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The built-in types whose required fields the API server insists on; others it reads as empty.</summary>
internal static class RequiredFields
{
    private static readonly string[] Checked = ["apps.", "batch.", "autoscaling.", "admissionregistration.", "networking.v1.IngressBackend"];

    private static readonly HashSet<string> Exact = new(StringComparer.Ordinal)
    {
        "core.v1.PodSpec", "core.v1.Container", "core.v1.EnvVar", "core.v1.Volume", "core.v1.VolumeMount", "core.v1.ContainerPort",
        "core.v1.ServicePort", "core.v1.HTTPGetAction", "core.v1.TCPSocketAction", "core.v1.SecretKeySelector", "core.v1.ConfigMapKeySelector",
        "rbac.v1.RoleRef", "rbac.v1.Subject", "apiextensions.v1.CustomResourceDefinitionSpec", "apiextensions.v1.CustomResourceDefinitionVersion",
        "apiextensions.v1.CustomResourceDefinitionNames",
    };

    public static bool AreChecked(FieldType type) =>
        type.Name is { } name && (Exact.Contains(name) || Checked.Any(start => name.StartsWith(start, StringComparison.Ordinal)));
}
