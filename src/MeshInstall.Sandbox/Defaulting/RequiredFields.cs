using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>The built-in types whose required fields the API server insists on; others it reads as empty.</summary>
internal static class RequiredFields
{
    private static readonly string[] Checked = ["batch."];

    private static readonly HashSet<string> Exact = new(StringComparer.Ordinal)
    {
        "core.v1.Container", "core.v1.EnvVar", "core.v1.Volume", "core.v1.VolumeMount", "core.v1.ContainerPort",
        "core.v1.SecretKeySelector", "core.v1.ConfigMapKeySelector",
    };

    public static bool AreChecked(FieldType type) =>
        type.Name is { } name && (Exact.Contains(name) || Checked.Any(start => name.StartsWith(start, StringComparison.Ordinal)));
}
