using System.Collections.Concurrent;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning.Pruning;

/// <summary>Finds the objects of an installation that nobody recorded, by istioctl's labels: of every kind, whatever version made them.</summary>
internal sealed class LabelledObjects(IClusterClient client, ReleaseStream stream, bool includesShared)
{
    private const int Concurrency = 12;

    /// <summary>What could not be looked at, for want of permission.</summary>
    public ConcurrentBag<string> Unseen { get; } = [];

    /// <summary>The objects of the stream's revision, and those that all revisions share where there is no other revision.</summary>
    public async Task<IReadOnlyList<OwnedObject>> FindAsync(IEnumerable<(string ApiVersion, string Kind)> alsoKinds, CancellationToken cancellationToken)
    {
        (string ApiVersion, string Kind)[] kinds = [.. InspectedKinds.All.Concat(alsoKinds).DistinctBy(kind => (kind.ApiVersion.Split('/')[0], kind.Kind))];
        IReadOnlyList<MeshMap>[] found = await ManyCalls.SelectAsync(kinds, Concurrency, ListAsync, cancellationToken).ConfigureAwait(false);
        MeshMap[] all = [.. found.SelectMany(items => items)];
        bool isAlone = includesShared || all.All(item => item.Label(MeshLabels.Revision) is not { Length: > 0 } revision || revision == stream.Revision);
        return [.. all.Where(item => Belongs(item, isAlone)).Select(Owned)];
    }

    private bool Belongs(MeshMap item, bool isAlone)
    {
        string? space = item.Label(MeshLabels.OwnerNamespace);
        return (string.IsNullOrEmpty(space) || space == stream.Namespace)
            && (item.Label(MeshLabels.Revision) is { Length: > 0 } revision
                ? revision == stream.Revision
                : isAlone && item.Label(MeshLabels.Component) == MeshLabels.SharedComponent);
    }

    private async Task<IReadOnlyList<MeshMap>> ListAsync((string ApiVersion, string Kind) kind, CancellationToken cancellationToken)
    {
        if (await client.DiscoverAsync(kind.ApiVersion, kind.Kind, cancellationToken).ConfigureAwait(false) is not { } mapping)
        {
            return [];
        }

        ResourceQuery query = new(mapping, LabelSelector: MeshLabels.Component);
        foreach (ResourceQuery reach in mapping.Namespaced ? [query, query with { Namespace = stream.Namespace }] : new[] { query })
        {
            try
            {
                return (await client.ListAsync(reach, cancellationToken).ConfigureAwait(false)).Items;
            }
            catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied")
            {
                // Who may not look at the whole cluster may still look at one namespace.
            }
        }

        Unseen.Add(mapping.ToString());
        return [];
    }

    private OwnedObject Owned(MeshMap item)
    {
        string component = item.Label(MeshLabels.Component)!;
        MeshManifest manifest = new()
        {
            Component = component,
            Name = component,
            Namespace = item.Namespace() ?? stream.Namespace,
            Revision = item.Label(MeshLabels.Revision) ?? string.Empty,
            Owner = item.Label(MeshLabels.Owner) ?? string.Empty,
            Version = item.Label(MeshLabels.Version) ?? string.Empty,
            Chart = string.Empty,
            Values = MeshMap.Empty,
            DependsOn = [],
            Resources = [],
        };
        return new OwnedObject(manifest, new MeshResource(item), 0);
    }
}
