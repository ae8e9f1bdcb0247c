namespace MeshInstall.Charts.Rendering;

/// <summary>What templates see as <c>.Capabilities</c>.</summary>
public sealed record ChartCapabilities
{
    /// <summary>The Kubernetes version, such as <c>v1.35.0</c>.</summary>
    public string KubeVersion { get; init; } = "v1.35.0";

    /// <summary>API versions that are there besides those every cluster has, such as <c>gateway.networking.k8s.io/v1</c>, also with a kind at the end.</summary>
    public IReadOnlyList<string> ApiVersions { get; init; } = [];
}
