using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering;

/// <summary>What tells a component apart from others in a configuration and among manifests.</summary>
/// <param name="Kind">The name of its kind.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Namespace">Its namespace.</param>
internal readonly record struct ComponentKey(string Kind, string Name, string Namespace)
{
    public static ComponentKey Of(ComponentInstance component) => new(component.Kind.Name, component.Name, component.Namespace);

    public static ComponentKey Of(MeshManifest manifest) => new(manifest.Component, manifest.Name, manifest.Namespace);
}
