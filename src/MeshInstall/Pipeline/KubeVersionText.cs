namespace MeshInstall.Pipeline;

/// <summary>Kubernetes versions as users write them.</summary>
internal static class KubeVersionText
{
    /// <summary>The version with <c>v</c> in front; null stays null.</summary>
    public static string? Normalize(string? version) => version is null || version.StartsWith('v') ? version : "v" + version;
}
