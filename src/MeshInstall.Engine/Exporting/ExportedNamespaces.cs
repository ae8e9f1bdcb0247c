using MeshInstall.Engine.Planning;

namespace MeshInstall.Engine.Exporting;

/// <summary>The namespaces that components live in and that none of them renders: installing makes them, kubectl needs them among the files.</summary>
public static class ExportedNamespaces
{
    private const string Name = "namespaces";

    /// <summary>The namespaces, in the order of the components.</summary>
    public static IReadOnlyList<MeshResource> Of(IReadOnlyList<MeshManifest> manifests)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        return [.. NamespacePlan.Wanted(manifests).Select(wanted => wanted.Resource)];
    }

    /// <summary>The manifests with the namespaces before them; as they are where none is missing.</summary>
    public static IReadOnlyList<MeshManifest> Before(IReadOnlyList<MeshManifest> manifests) => Of(manifests) is { Count: > 0 } missing
        ? [Manifest(missing), .. manifests]
        : manifests;

    private static MeshManifest Manifest(IReadOnlyList<MeshResource> resources) => new()
    {
        Component = string.Empty,
        Name = Name,
        Namespace = string.Empty,
        Revision = string.Empty,
        Owner = string.Empty,
        Version = string.Empty,
        Chart = string.Empty,
        Values = MeshMap.Empty,
        DependsOn = [],
        Resources = resources,
    };
}
