namespace MeshInstall.Engine.Planning;

/// <summary>What makes an object the same object, whatever version it is written in.</summary>
/// <param name="Group">The API group.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace; empty for cluster-scoped objects.</param>
/// <param name="Name">The name.</param>
internal readonly record struct ResourceKey(string Group, string Kind, string Namespace, string Name)
{
    /// <summary>The key of a resource; one without a namespace counts to <paramref name="space"/>.</summary>
    public static ResourceKey Of(MeshResource resource, string space) => new(resource.Group, resource.Kind, resource.Namespace ?? space, resource.Name);
}
