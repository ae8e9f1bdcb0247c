using System.Collections.Concurrent;
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
    /// <exception cref="MeshException">The cluster cannot be read, or the caller may not list its workloads: see <see cref="IClusterClient"/>.</exception>
    public static Task<MeshInspection> InspectAsync(
        ClusterConnection cluster, string? space, string? revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return InspectAsync(cluster.Client, cluster.Name, space, revision, cancellationToken);
    }

    internal static async Task<MeshInspection> InspectAsync(
        IClusterClient client, string cluster, string? space, string? revision, CancellationToken cancellationToken)
    {
        RevisionInspection inspection = new(client, cluster);
        ConcurrentBag<string> unseen = [];
        List<MeshStatus> found = [];
        foreach (InstalledRevision installed in await FindAsync(client, space, revision, unseen, cancellationToken).ConfigureAwait(false))
        {
            found.Add(await inspection.RunAsync(installed, cancellationToken).ConfigureAwait(false));
        }

        return new MeshInspection(found, [.. unseen.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The installed revisions, with all of their objects.</summary>
    internal static Task<IReadOnlyList<InstalledRevision>> FindAsync(
        IClusterClient client, string? space, string? revision, CancellationToken cancellationToken) =>
        FindAsync(client, space, revision, unseen: null, cancellationToken);

    private static async Task<IReadOnlyList<InstalledRevision>> FindAsync(
        IClusterClient client, string? space, string? revision, ConcurrentBag<string>? unseen, CancellationToken cancellationToken)
    {
        MeshMap[] objects = await ListAsync(client, space, unseen, cancellationToken).ConfigureAwait(false);
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

    private static async Task<MeshMap[]> ListAsync(IClusterClient client, string? space, ConcurrentBag<string>? unseen, CancellationToken cancellationToken)
    {
        IReadOnlyList<MeshMap>[] lists = await ManyCalls.SelectAsync(
            InspectedKinds.All,
            Concurrency,
            async (kind, token) => await client.DiscoverAsync(kind.ApiVersion, kind.Kind, token).ConfigureAwait(false) is { } mapping
                ? await ListAsync(client, new ResourceQuery(mapping, LabelSelector: MeshLabels.Component), space, unseen, token).ConfigureAwait(false)
                : [],
            cancellationToken).ConfigureAwait(false);
        return [.. lists.SelectMany(list => list)];
    }

    /// <summary>Who may not look at everything, as with the role view, still sees the rest, if that holds workloads: without them nobody could tell a mesh from none.</summary>
    private static async Task<IReadOnlyList<MeshMap>> ListAsync(
        IClusterClient client, ResourceQuery query, string? space, ConcurrentBag<string>? unseen, CancellationToken cancellationToken)
    {
        try
        {
            return await ListAsync(client, query, space, cancellationToken).ConfigureAwait(false);
        }
        catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied" && unseen is not null && query.Mapping.Group != "apps")
        {
            unseen.Add(query.Mapping.Plural);
            return [];
        }
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
