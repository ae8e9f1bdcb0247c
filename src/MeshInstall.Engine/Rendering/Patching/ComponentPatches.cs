using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>Applies a component's Kubernetes settings to its objects.</summary>
internal static class ComponentPatches
{
    public static PatchedResources Apply(ComponentInstance component, string revision, IReadOnlyList<MeshResource> resources) => new(resources, []);
}
