using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Planning;

/// <summary>Puts objects where their kind lives.</summary>
internal static class ResourceScope
{
    /// <summary>
    /// The resource with the namespace that its kind needs: the component's where a namespaced object names none, and none where a
    /// cluster-scoped object names one.
    /// </summary>
    public static MeshResource Place(MeshResource resource, ResourceMapping mapping, string space) => (mapping.Namespaced, resource.Namespace) switch
    {
        (true, null) => WithMetadata(resource, metadata => metadata.With("namespace", new MeshScalar(space))),
        (false, not null) => WithMetadata(resource, metadata => metadata.Without("namespace")),
        _ => resource,
    };

    private static MeshResource WithMetadata(MeshResource resource, Func<MeshMap, MeshMap> change) =>
        new(resource.Body.With("metadata", change(resource.Body.FindMap("metadata")!)));
}
