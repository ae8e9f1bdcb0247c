using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Api;

/// <summary>What a path names: a resource, in a namespace or in all, one object of it, or a subresource of that.</summary>
/// <param name="Type">The resource.</param>
/// <param name="Namespace">The namespace, or null for all.</param>
/// <param name="Name">The object, or null for the collection.</param>
/// <param name="Subresource">The subresource, or null.</param>
internal sealed record ResourcePath(ResourceType Type, string? Namespace, string? Name, string? Subresource)
{
    public ObjectKey Key => new(Namespace ?? "", Name!);

    /// <summary>Reads the path after its group and version; null when the server has no such resource.</summary>
    public static ResourcePath? Read(ResourceCatalog catalog, string group, string version, ReadOnlySpan<string> rest)
    {
        string? space = null;
        if (rest.Length >= 3 && rest[0] == "namespaces" && catalog.Find(group, version, rest[2]) is { IsNamespaced: true })
        {
            space = rest[1];
            rest = rest[2..];
        }

        if (rest.Length is 0 or > 3 || catalog.Find(group, version, rest[0]) is not { } type)
        {
            return null;
        }

        var name = rest.Length > 1 ? rest[1] : null;
        var subresource = rest.Length > 2 ? rest[2] : null;
        var isAddressable = name is null || type.IsNamespaced == space is not null;
        return isAddressable && (subresource is null || type.Has(subresource)) ? new ResourcePath(type, space, name, subresource) : null;
    }
}
