namespace MeshInstall.Engine.Rendering;

/// <summary>What a component's chart is rendered for.</summary>
/// <param name="Name">The name of the release.</param>
/// <param name="Namespace">The namespace it is installed to.</param>
/// <param name="KubeVersion">The version of the cluster, such as <c>v1.35.0</c>.</param>
/// <param name="IsUpgrade">Whether it replaces an earlier one.</param>
public sealed record ComponentRelease(string Name, string Namespace, string KubeVersion, bool IsUpgrade)
{
    /// <summary>API versions of the cluster besides those every cluster has.</summary>
    public IReadOnlyList<string> ApiVersions { get; init; } = [];
}
