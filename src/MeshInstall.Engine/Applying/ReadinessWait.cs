using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Applying;

/// <summary>Waits, by watching, until objects are ready.</summary>
internal sealed class ReadinessWait(IClusterClient client, TimeProvider time)
{
    /// <summary>Reasons that a busy server does not give in this time are left out.</summary>
    private static readonly TimeSpan DescribeTime = TimeSpan.FromSeconds(10);
    private readonly WorkloadDiagnosis _diagnosis = new(client);

    /// <summary>Returns when all are ready.</summary>
    /// <exception cref="MeshException">MeshNotReady, as soon as one is found that cannot become ready.</exception>
    public async Task RunAsync(
        MeshManifest manifest, IReadOnlyList<LiveResource> objects, PendingObjects pending, CancellationToken cancellationToken)
    {
        IReadOnlyList<LiveResource> waiting = pending.Begin(objects);
        foreach (LiveResource item in waiting)
        {
            await ThrowIfFailedAsync(manifest, item, item.Live, cancellationToken).ConfigureAwait(false);
        }

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> watches = [];
        List<Task> explanations = [];
        foreach (IGrouping<(ResourceMapping, string?), LiveResource> group in waiting.GroupBy(item => (item.Mapping, item.Resource.Namespace)))
        {
            watches.Add(WatchAsync(manifest, [.. group], pending, stop.Token));
            explanations.AddRange(group.Select(item => ExplainAsync(item, pending, stop.Token)));
        }

        try
        {
            await WhenAllOrFailedAsync(watches).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll([.. watches, .. explanations]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Each unready object with all that is known of why.</summary>
    public async Task<IReadOnlyList<string>> DescribeAsync(PendingObjects pending, CancellationToken cancellationToken)
    {
        using CancellationTokenSource enough = new(DescribeTime, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellationToken);
        return await Task.WhenAll(pending.Unready.Select(async item =>
        {
            string reason = string.Empty;
            try
            {
                reason = await _diagnosis.ExplainAsync(item.Live, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
            }

            return PendingObjects.Text(item.Resource, item.State.Message, reason);
        })).ConfigureAwait(false);
    }

    private static async Task WhenAllOrFailedAsync(List<Task> tasks)
    {
        List<Task> running = [.. tasks];
        while (running.Count > 0)
        {
            Task done = await Task.WhenAny(running).ConfigureAwait(false);
            await done.ConfigureAwait(false);
            running.Remove(done);
        }
    }

    private async Task WatchAsync(MeshManifest manifest, IReadOnlyList<LiveResource> group, PendingObjects pending, CancellationToken cancellationToken)
    {
        Dictionary<string, LiveResource> open = group.ToDictionary(item => item.Resource.Name, StringComparer.Ordinal);
        LiveResource first = group[0];
        ResourceQuery query = group.Count == 1
            ? ResourceQuery.Of(first.Mapping, first.Resource.Namespace, first.Resource.Name)
            : new ResourceQuery(first.Mapping, first.Resource.Namespace);
        await foreach (WatchEvent change in client.WatchAsync(query, OldestVersion(group), cancellationToken).ConfigureAwait(false))
        {
            if (change.Kind == WatchEventKind.Synced || !open.TryGetValue(change.Object.Name(), out LiveResource? item))
            {
                continue;
            }

            MeshMap live = change.Kind == WatchEventKind.Deleted ? Deleted(change.Object) : change.Object;
            ReadinessState state = pending.Observe(item.Resource, live);
            await ThrowIfFailedAsync(manifest, item, live, cancellationToken).ConfigureAwait(false);
            if (state.Health == MeshHealth.Ready && open.Remove(item.Resource.Name) && open.Count == 0)
            {
                return;
            }
        }
    }

    private async Task ThrowIfFailedAsync(MeshManifest manifest, LiveResource item, MeshMap live, CancellationToken cancellationToken)
    {
        ReadinessState state = ReadinessRules.Evaluate(live);
        if (state.Health == MeshHealth.Failed)
        {
            string reason = await _diagnosis.ExplainAsync(live, cancellationToken).ConfigureAwait(false);
            throw InstallErrors.Broken(manifest, [item.Resource.ToString()], [PendingObjects.Text(item.Resource, state.Message, reason)]);
        }
    }

    /// <summary>Follows the pods of a workload for as long as it is not ready, to say what it waits for.</summary>
    private async Task ExplainAsync(LiveResource item, PendingObjects pending, CancellationToken cancellationToken)
    {
        try
        {
            if (await _diagnosis.PodsOfAsync(item.Live, cancellationToken).ConfigureAwait(false) is not { } query)
            {
                return;
            }

            Dictionary<string, MeshMap> pods = new(StringComparer.Ordinal);
            await foreach (WatchEvent change in client.WatchAsync(query, null, cancellationToken).ConfigureAwait(false))
            {
                string name = change.Object.Name();
                if (change.Kind == WatchEventKind.Changed)
                {
                    pods[name] = change.Object;
                }
                else
                {
                    pods.Remove(name);
                }

                pending.Explain(item.Resource, WorkloadDiagnosis.PodReason(pods.Values));
                if (pending.Unready.All(open => open.Resource != item.Resource))
                {
                    return;
                }
            }
        }
        catch (MeshException)
        {
            // Without the right to see pods the wait goes on without their reasons.
        }
    }

    private static MeshMap Deleted(MeshMap last) =>
        last.With("metadata", last.Metadata().With("deletionTimestamp", new MeshScalar("deleted")));

    /// <summary>The version from which the changes of all of them are seen; null where that cannot be told.</summary>
    private static string? OldestVersion(IReadOnlyList<LiveResource> group)
    {
        List<string?> versions = [.. group.Select(item => item.Live.Metadata().FindText("resourceVersion"))];
        return versions.Count == 1
            ? versions[0]
            : versions.TrueForAll(version => ulong.TryParse(version, out _)) ? versions.MinBy(version => ulong.Parse(version!)) : null;
    }
}
