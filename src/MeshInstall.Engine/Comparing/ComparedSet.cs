using MeshInstall.Engine.Exporting;
using MeshInstall.Engine.Inspecting;

namespace MeshInstall.Engine.Comparing;

/// <summary>The objects that are compared, from wherever they come.</summary>
public static class ComparedSet
{
    /// <summary>The objects of a component.</summary>
    public static IEnumerable<ComparedResource> Of(MeshManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Resources.Select(resource => new ComparedResource(manifest.Name, manifest.Component, resource));
    }

    /// <summary>
    /// The namespaces that installing the manifests makes and that <paramref name="other"/> has, so that files written with them equal manifests without.
    /// </summary>
    public static IEnumerable<ComparedResource> NamespacesOf(IReadOnlyList<MeshManifest> manifests, IReadOnlyList<ComparedResource> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        HashSet<string> named = [.. other.Select(item => item.Resource).Where(resource => resource is { Kind: "Namespace", Group: "" }).Select(resource => resource.Name)];
        return ExportedNamespaces.Of(manifests).Where(space => named.Contains(space.Name)).Select(Of);
    }

    /// <summary>A single object; its label tells the component.</summary>
    public static ComparedResource Of(MeshResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        MeshMap? labels = resource.Body.FindMap("metadata")?.FindMap("labels");
        string kind = labels?.FindText(MeshLabels.Component) ?? string.Empty;
        return new ComparedResource(kind, kind, resource);
    }
}
