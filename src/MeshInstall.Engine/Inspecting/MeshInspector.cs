using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Inspecting;

/// <summary>Finds what is installed, by any installer that sets Istio's labels, and how it is.</summary>
public static class MeshInspector
{
    private const int Concurrency = 12;

    /// <summary>The installed revisions.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="space">Only revisions whose control plane is in this namespace; null for all.</param>
    /// <param name="revision">Only this revision; null for all.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="MeshException">The cluster cannot be read: see <see cref="IClusterClient"/>.</exception>
    public static Task<IReadOnlyList<MeshStatus>> InspectAsync(
        ClusterConnection cluster, string? space, string? revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return InspectAsync(cluster.Client, cluster.Name, space, revision, cancellationToken);
    }

    internal static async Task<IReadOnlyList<MeshStatus>> InspectAsync(
        IClusterClient client, string cluster, string? space, string? revision, CancellationToken cancellationToken)
    {
        RevisionInspection inspection = new(client, cluster);
        List<MeshStatus> found = [];
        foreach (InstalledRevision installed in await FindAsync(client, space, revision, cancellationToken).ConfigureAwait(false))
        {
            found.Add(await inspection.RunAsync(installed, cancellationToken).ConfigureAwait(false));
        }

        return found;
    }

    /// <summary>The installed revisions, with their objects.</summary>
    internal static async Task<IReadOnlyList<InstalledRevision>> FindAsync(
        IClusterClient client, string? space, string? revision, CancellationToken cancellationToken)
    {
        MeshMap[] objects = await ListAsync(client, space, cancellationToken).ConfigureAwait(false);
        return
        [
            .. Revisions(objects)
                .Where(installed => (revision is null || installed.Name == revision) && (space is null || installed.ControlPlane.Namespace == space)),
        ];
    }

    /// <summary>
    /// The objects of each revision; those that serve every revision belong to each, or are one alone where there is no other. Definitions
    /// alone, which an uninstallation leaves, are no mesh.
    /// </summary>
    private static IEnumerable<InstalledRevision> Revisions(MeshMap[] objects)
    {
        ILookup<bool, MeshMap> shared = objects.ToLookup(item => item.Label(MeshLabels.Component) == MeshLabels.SharedComponent);
        bool isOnlyDefinitions = objects.All(item => item.FindText("kind") == "CustomResourceDefinition");
        return (shared[false].Any() ? shared[false] : isOnlyDefinitions ? [] : shared[true])
            .GroupBy(InstalledControlPlane.RevisionOf, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new InstalledRevision(group.Key, [.. group.Union(shared[true])]));
    }

    private static async Task<MeshMap[]> ListAsync(IClusterClient client, string? space, CancellationToken cancellationToken)
    {
        IReadOnlyList<MeshMap>[] lists = await ManyCalls.SelectAsync(
            InspectedKinds.All,
            Concurrency,
            async (kind, token) => await client.DiscoverAsync(kind.ApiVersion, kind.Kind, token).ConfigureAwait(false) is { } mapping
                ? await ListAsync(client, new ResourceQuery(mapping, LabelSelector: MeshLabels.Component), space, token).ConfigureAwait(false)
                : [],
            cancellationToken).ConfigureAwait(false);
        return [.. lists.SelectMany(list => list)];
    }

    /// <summary>Who may not look at the whole cluster can still look at one namespace.</summary>
    private static async Task<IReadOnlyList<MeshMap>> ListAsync(
        IClusterClient client, ResourceQuery query, string? space, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.ListAsync(query, cancellationToken).ConfigureAwait(false)).Items;
        }
        catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied" && space is not null)
        {
            return query.Mapping.Namespaced
                ? (await client.ListAsync(query with { Namespace = space }, cancellationToken).ConfigureAwait(false)).Items
                : [];
        }
    }
}
