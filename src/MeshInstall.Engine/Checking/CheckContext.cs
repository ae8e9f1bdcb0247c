using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Planning;

namespace MeshInstall.Engine.Checking;

/// <summary>What checks look at.</summary>
/// <param name="Client">The cluster.</param>
/// <param name="Cluster">Its name.</param>
/// <param name="KubernetesVersion">The version of its server.</param>
/// <param name="Manifests">What is to be installed.</param>
/// <param name="Time">The clock of this machine.</param>
internal sealed record CheckContext(
    IClusterClient Client, string Cluster, string KubernetesVersion, IReadOnlyList<MeshManifest> Manifests, TimeProvider Time)
{
    /// <summary>The objects to install, with the component's namespace where they name none, and the namespaces they need.</summary>
    public IEnumerable<(MeshResource Resource, string Space)> Wanted => Manifests
        .SelectMany(manifest => manifest.Resources.Select(resource => (resource, resource.Namespace ?? manifest.Namespace)))
        .Concat(NamespacePlan.Wanted(Manifests).Select(wanted => (wanted.Resource, string.Empty)));

    /// <summary>Whether a component is to be installed.</summary>
    public bool Has(string component) => Manifests.Any(manifest => manifest.Component == component);

    /// <summary>The control plane, or whatever comes first; null where nothing is to be installed.</summary>
    public MeshManifest? ControlPlane => ComponentCatalog.Leading(Manifests);

    /// <summary>The line of releases that is to be installed; null where nothing is to be.</summary>
    public ReleaseStream? Stream => Manifests.Count > 0 ? ReleaseStream.Of(Manifests, new PlanOptions()) : null;

    /// <summary>All objects of a kind; null where the server does not have the kind.</summary>
    public Task<IReadOnlyList<MeshMap>?> ListAsync(string apiVersion, string kind, CancellationToken cancellationToken) =>
        Client.ListAsync(apiVersion, kind, labelSelector: null, cancellationToken);

    /// <summary>An object; null where the server does not have it, or its kind.</summary>
    public Task<MeshMap?> GetAsync(string apiVersion, string kind, string? space, string name, CancellationToken cancellationToken) =>
        Client.GetAsync(apiVersion, kind, space, name, cancellationToken);
}
