using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Readiness.Waiting;

/// <summary>Watches the objects that others depend on, and has those judged again when they change.</summary>
internal sealed class RelatedWatch(IClusterClient client, PendingObjects pending)
{
    private readonly object _gate = new();
    private readonly Dictionary<RelatedQuery, Dictionary<string, MeshMap>> _found = [];
    private readonly HashSet<RelatedQuery> _unseen = [];

    /// <summary>The watches, each running until it is stopped; objects that must not be seen are done without.</summary>
    public IReadOnlyList<Task> Start(IReadOnlyList<LiveResource> items, WaitScope scope, CancellationToken cancellationToken)
    {
        List<(LiveResource Item, IReadOnlyList<RelatedQuery> Queries)> dependents =
            [.. items.Select(item => (item, scope.RelatedTo(item.Live))).Where(entry => entry.Item2.Count > 0)];
        return
        [
            .. dependents.SelectMany(entry => entry.Queries).Distinct().ToList()
                .Select(query => RunAsync(query, [.. dependents.Where(entry => entry.Queries.Contains(query))], cancellationToken)),
        ];
    }

    private async Task RunAsync(
        RelatedQuery query, IReadOnlyList<(LiveResource Item, IReadOnlyList<RelatedQuery> Queries)> dependents, CancellationToken cancellationToken)
    {
        try
        {
            ResourceMapping? mapping = await client.DiscoverAsync(query.ApiVersion, query.Kind, cancellationToken).ConfigureAwait(false);
            if (mapping is not null)
            {
                ResourceQuery found = query.LabelSelector is null
                    ? ResourceQuery.Of(mapping, query.Namespace, query.Service)
                    : new ResourceQuery(mapping, query.Namespace, query.LabelSelector);
                await foreach (WatchEvent change in client.WatchAsync(found, null, cancellationToken).ConfigureAwait(false))
                {
                    Note(query, change);
                    Relate(dependents);
                }
            }
        }
        catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied")
        {
            // Without the right to see them nobody can be made to wait for them.
        }

        lock (_gate)
        {
            _unseen.Add(query);
        }

        Relate(dependents);
    }

    private void Note(RelatedQuery query, WatchEvent change)
    {
        lock (_gate)
        {
            if (!_found.TryGetValue(query, out Dictionary<string, MeshMap>? objects))
            {
                _found[query] = objects = new Dictionary<string, MeshMap>(StringComparer.Ordinal);
            }

            if (change.Kind == WatchEventKind.Changed)
            {
                objects[change.Object.Name()] = change.Object;
            }
            else if (change.Kind == WatchEventKind.Deleted)
            {
                objects.Remove(change.Object.Name());
            }
        }
    }

    private void Relate(IReadOnlyList<(LiveResource Item, IReadOnlyList<RelatedQuery> Queries)> dependents)
    {
        foreach ((LiveResource item, IReadOnlyList<RelatedQuery> queries) in dependents)
        {
            IReadOnlyList<MeshMap>? related;
            lock (_gate)
            {
                related = queries.Any(_unseen.Contains)
                    ? null
                    : [.. queries.SelectMany(query => _found.TryGetValue(query, out Dictionary<string, MeshMap>? objects) ? objects.Values : Enumerable.Empty<MeshMap>())];
            }

            pending.Relate(item, related);
        }
    }
}
