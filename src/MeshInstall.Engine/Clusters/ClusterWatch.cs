using System.Globalization;
using System.Runtime.CompilerServices;

namespace MeshInstall.Engine.Clusters;

/// <summary>Watches that survive cuts, quiet ends and forgotten versions.</summary>
internal sealed class ClusterWatch(ApiTransport transport)
{
    /// <summary>The server ends a watch after this time; it then goes on where it was.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    public async IAsyncEnumerable<WatchEvent> RunAsync(
        ResourceQuery query,
        string? resourceVersion,
        Func<ResourceQuery, CancellationToken, Task<ResourceList>> list,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<string, MeshMap> seen = new(StringComparer.Ordinal);
        string? version = resourceVersion;
        int failures = 0;
        int pages = 0;
        int fruitless = 0;
        while (true)
        {
            if (string.IsNullOrEmpty(version))
            {
                ResourceList items = await list(query, cancellationToken).ConfigureAwait(false);
                foreach (WatchEvent change in Differences(seen, items.Items))
                {
                    yield return change;
                }

                yield return new WatchEvent(WatchEventKind.Synced, MeshMap.Empty);
                version = items.ResourceVersion;
            }

            long opened = transport.Time.GetTimestamp();
            bool isFruitful = false;
            WatchStream stream = await WatchStream.OpenAsync(transport, Request(query, version), cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                while (await stream.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
                {
                    isFruitful = true;
                    version = line.Version ?? version;
                    if (line.Event is { } change)
                    {
                        Remember(seen, change);
                        yield return change;
                    }
                }
            }

            failures = stream.Error is not null ? (isFruitful ? 1 : failures + 1) : 0;
            fruitless = isFruitful || transport.Time.GetElapsedTime(opened) >= transport.Options.MaxDelay ? 0 : fruitless + 1;
            pages = stream.Outcome == WatchOutcome.Foreign ? pages + 1 : 0;
            if (failures > transport.Options.MaxRetries || pages > transport.Options.MaxConnectRetries)
            {
                throw stream.Error!;
            }

            version = stream.Outcome == WatchOutcome.Forgotten ? null : version;
            await Task.Delay(Pause(stream.RetryAfter, failures, fruitless), transport.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static ApiRequest Request(ResourceQuery query, string version)
    {
        string seconds = ((int)Length.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        string path = ClusterClient.QueryPath(
            query, ("watch", "true"), ("allowWatchBookmarks", "true"), ("resourceVersion", version), ("timeoutSeconds", seconds));
        return ClusterClient.Request(HttpMethod.Get, path, "watch", query.Mapping, query.Namespace);
    }

    /// <summary>What a new list says beyond what was seen: the objects as they are, and those that went in between.</summary>
    private static List<WatchEvent> Differences(Dictionary<string, MeshMap> seen, IReadOnlyList<MeshMap> items)
    {
        Dictionary<string, MeshMap> now = items.DistinctBy(Key).ToDictionary(Key, StringComparer.Ordinal);
        List<WatchEvent> changes = [.. seen.Where(entry => !now.ContainsKey(entry.Key)).Select(entry => new WatchEvent(WatchEventKind.Deleted, entry.Value))];
        changes.AddRange(items.Select(item => new WatchEvent(WatchEventKind.Changed, item)));
        changes.ForEach(change => Remember(seen, change));
        return changes;
    }

    private static void Remember(Dictionary<string, MeshMap> seen, WatchEvent change)
    {
        if (change.Kind == WatchEventKind.Deleted)
        {
            seen.Remove(Key(change.Object));
        }
        else
        {
            seen[Key(change.Object)] = change.Object;
        }
    }

    private static string Key(MeshMap item)
    {
        MeshMap? metadata = item.FindMap("metadata");
        return $"{metadata?.FindText("namespace")}/{metadata?.FindText("name")}";
    }

    /// <summary>What the server asks for; else little, and more the longer watches fail, or end without having brought anything.</summary>
    private TimeSpan Pause(TimeSpan? asked, int failures, int fruitless)
    {
        TimeSpan wait = asked ?? (failures > 0
            ? transport.Options.Delay * Math.Pow(2, Math.Min(failures, 10) - 1)
            : transport.Options.Delay / 4 * Math.Pow(2, Math.Clamp(fruitless - 1, 0, 12)));
        return wait < transport.Options.MaxDelay ? wait : transport.Options.MaxDelay;
    }
}
