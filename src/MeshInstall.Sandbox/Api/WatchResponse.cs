using System.Runtime.CompilerServices;
using System.Globalization;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Api;

/// <summary>The body of a watch: changes as they happen, until the timeout or until the client goes.</summary>
internal sealed class WatchResponse(ObjectStore store, TimeProvider clock, ApiRequest request, ResourcePath path, ObjectEncoder encoder, CancellationToken closing)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromMinutes(1);

    private readonly ObjectQuery _query = new(request, path);
    private readonly bool _wantsBookmarks = request.Flag("allowWatchBookmarks");

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seconds = request.Number("timeoutSeconds");
        using var timeout = new CancellationTokenSource(seconds is > 0 and < 86400 ? TimeSpan.FromSeconds(seconds.Value) : DefaultTimeout, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token, closing);
        var (initial, seen) = Start();
        foreach (var item in initial)
        {
            yield return encoder.Event("ADDED", item);
        }

        if (request.Query("sendInitialEvents") == "true" && _wantsBookmarks)
        {
            yield return encoder.Bookmark(seen, endsInitialEvents: true);
        }

        var log = store.Log(path.Type.GroupResource);
        var changes = new List<WatchEvent>();
        while (true)
        {
            changes.Clear();
            var next = log.Read(seen, changes);
            if (next is null)
            {
                yield return ObjectEncoder.Line("ERROR", Expired(seen, log.Forgotten).ToStatus());
                yield break;
            }

            foreach (var change in changes)
            {
                seen = change.Revision;
                if (Seen(change) is { } line)
                {
                    yield return line;
                }
            }

            if (end.IsCancellationRequested)
            {
                break;
            }

            if (changes.Count == 0 && !await NextAsync(next, end.Token).ConfigureAwait(false) && !end.IsCancellationRequested && _wantsBookmarks)
            {
                seen = Math.Max(seen, Quiet(log, seen));
                yield return encoder.Bookmark(seen, endsInitialEvents: false);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (_wantsBookmarks)
        {
            yield return encoder.Bookmark(Quiet(log, seen), endsInitialEvents: false);
        }
    }

    /// <exception cref="ApiException">410: the revision is too old.</exception>
    public void CheckStart()
    {
        if (Revision() is { } revision && revision > 1 && store.Log(path.Type.GroupResource).Forgotten is var forgotten && revision < forgotten)
        {
            throw Expired(revision, forgotten);
        }
    }

    private static ApiException Expired(long revision, long forgotten) => ApiException.Gone($"too old resource version: {revision} ({forgotten})");

    private (IEnumerable<StoredObject> Initial, long Seen) Start()
    {
        var revision = Revision();
        var sendsInitial = request.Query("sendInitialEvents") is { } choice ? choice == "true" : revision is null or 0;
        if (!sendsInitial && revision is > 0)
        {
            return ([], revision.Value);
        }

        var (items, current) = store.Snapshot(path.Type.GroupResource);
        return (sendsInitial ? items.Values.Where(_query.Matches) : [], current);
    }

    private long? Revision() => request.Query("resourceVersion") is not { } text
        ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : throw ApiException.BadRequest($"Invalid value: \"{text}\": strconv.ParseUint: invalid syntax");

    /// <summary>The revision up to which nothing was missed: read before the log, so that nothing can fall between.</summary>
    private long Quiet(WatchLog log, long seen)
    {
        var revision = store.Revision;
        var missed = new List<WatchEvent>();
        return log.Read(seen, missed) is not null && missed.Count == 0 ? Math.Max(seen, revision) : seen;
    }

    private async Task<bool> NextAsync(Task next, CancellationToken cancellationToken)
    {
        try
        {
            await next.WaitAsync(BookmarkInterval, clock, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception ended) when (ended is OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }

    private ReadOnlyMemory<byte>? Seen(WatchEvent change)
    {
        var isIn = change.Kind != WatchEventKind.Deleted && _query.Matches(change.Object);
        var wasIn = change.Previous is not null && _query.Matches(change.Previous);
        return (wasIn, isIn) switch
        {
            (false, true) => encoder.Event("ADDED", change.Object),
            (true, true) => encoder.Event("MODIFIED", change.Object),
            (true, false) => encoder.Event("DELETED", change.Object),
            // Not a bare null, which would become an empty piece, and over HTTP the end of the answer.
            _ => (ReadOnlyMemory<byte>?)null,
        };
    }
}
