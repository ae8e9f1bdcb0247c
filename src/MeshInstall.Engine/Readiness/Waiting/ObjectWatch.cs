using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Readiness.Waiting;

/// <summary>Watches objects of one kind in one namespace, and notes how they are.</summary>
internal sealed class ObjectWatch(IClusterClient client, PendingObjects pending)
{
    /// <summary>Runs until it is stopped or fails.</summary>
    public async Task RunAsync(IReadOnlyList<LiveResource> group, CancellationToken cancellationToken)
    {
        Dictionary<string, LiveResource> awaited = group.ToDictionary(item => item.Resource.Name, StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        await foreach (WatchEvent change in client.WatchAsync(Query(group), OldestVersion(group), cancellationToken).ConfigureAwait(false))
        {
            if (change.Kind == WatchEventKind.Synced)
            {
                // A list holds all that exist: whatever it lacks, and no event has told of, went before the watch began.
                foreach (LiveResource gone in group.Where(item => !seen.Contains(item.Resource.Name)))
                {
                    pending.Lose(gone);
                }
            }
            else if (awaited.TryGetValue(change.Object.Name(), out LiveResource? item))
            {
                seen.Add(item.Resource.Name);
                if (change.Kind == WatchEventKind.Deleted)
                {
                    pending.Lose(item);
                }
                else
                {
                    pending.Observe(item, change.Object);
                }
            }
        }
    }

    private static ResourceQuery Query(IReadOnlyList<LiveResource> group) => group is [var only]
        ? ResourceQuery.Of(only.Mapping, only.Resource.Namespace, only.Resource.Name)
        : new ResourceQuery(group[0].Mapping, group[0].Resource.Namespace);

    /// <summary>The version from which the changes of all of them are seen; null where that cannot be told.</summary>
    private static string? OldestVersion(IReadOnlyList<LiveResource> group)
    {
        List<string?> versions = [.. group.Select(item => item.Live.Metadata().FindText("resourceVersion"))];
        return versions.Count == 1
            ? versions[0]
            : versions.TrueForAll(version => ulong.TryParse(version, out _)) ? versions.MinBy(version => ulong.Parse(version!)) : null;
    }
}
