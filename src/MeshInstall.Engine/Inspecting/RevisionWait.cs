using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Readiness.Waiting;

namespace MeshInstall.Engine.Inspecting;

/// <summary>Waits for one installed revision: for the objects that are not ready, and for workloads that are gone to come back.</summary>
internal sealed class RevisionWait(
    IClusterClient client, string cluster, string revision, string space, MeshWaitOptions options, TimeProvider time, Action<MeshEvent> report)
{
    private readonly ReadinessWait _wait = new(client, time);
    private readonly ComponentInspection _components = new(client);
    private IReadOnlyList<ReadinessReport> _missing = [];

    /// <summary>Reports one <see cref="MeshWaitEnded"/>.</summary>
    public async Task RunAsync(InstalledRevision found, CancellationTokenSource timeout, CancellationToken cancellationToken)
    {
        PendingObjects pending = new(Tell);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        MeshStatus? status = null;
        MeshException? error = null;
        try
        {
            status = await ReadyAsync(found, pending, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            IReadOnlyList<ReadinessReport> unready = await _wait.DescribeAsync(pending, cancellationToken).ConfigureAwait(false);
            error = ReadinessErrors.NotReady(ToString(), options.Timeout, [.. unready, .. _missing]);
        }
        catch (MeshException failure)
        {
            error = failure;
        }

        report(new MeshWaitEnded(revision, status, error));
    }

    /// <inheritdoc/>
    public override string ToString() => $"The mesh of revision '{revision}' on {cluster}";

    private async Task<MeshStatus> ReadyAsync(InstalledRevision found, PendingObjects pending, CancellationToken cancellationToken)
    {
        while (true)
        {
            InstalledRevision chosen = Choose(found);
            List<LiveResource> unready = [];
            List<InstalledComponent> gone = [];
            foreach (InstalledComponent component in chosen.Components)
            {
                if (component.LacksWorkload)
                {
                    gone.Add(component);
                }
                else
                {
                    unready.AddRange(await UnreadyAsync(component, cancellationToken).ConfigureAwait(false));
                }
            }

            if (unready.Count == 0 && gone.Count == 0)
            {
                return await new RevisionInspection(client, cluster).RunAsync(chosen, cancellationToken).ConfigureAwait(false);
            }

            _missing = [.. gone.Select(component => new ReadinessReport(component.Name, ComponentInspection.MissingOf(component)!, []))];
            await ChangeAsync(chosen, unready, gone, pending, cancellationToken).ConfigureAwait(false);
            found = (await MeshInspector.FindAsync(client, space.Length == 0 ? null : space, revision, cancellationToken).ConfigureAwait(false)) is [var again, ..]
                ? again
                : throw WaitErrors.Gone(revision);
        }
    }

    /// <summary>Waits for the objects to be ready and the workloads to be back.</summary>
    private async Task ChangeAsync(
        InstalledRevision chosen, List<LiveResource> unready, List<InstalledComponent> gone, PendingObjects pending, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Tell([]);
        List<Task> tasks =
        [
            _wait.RunAsync(WaitScope.Of(ToString(), chosen.Objects), unready, pending, stop.Token),
            .. gone.Select(component => ReturnAsync(component, stop.Token)),
        ];
        try
        {
            while (tasks.Count > 0)
            {
                Task done = await Task.WhenAny(tasks).ConfigureAwait(false);
                await done.ConfigureAwait(false);
                tasks.Remove(done);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private InstalledRevision Choose(InstalledRevision found)
    {
        IReadOnlyList<InstalledComponent> all = found.Components;
        List<string> unknown =
            [.. options.Components.Where(name => !all.Any(component => (options with { Components = [name] }).Includes(component)))];
        return unknown.Count > 0
            ? throw WaitErrors.NoComponent(revision, unknown, all)
            : found with { Objects = [.. all.Where(options.Includes).SelectMany(component => component.Objects)] };
    }

    private async Task<IReadOnlyList<LiveResource>> UnreadyAsync(InstalledComponent component, CancellationToken cancellationToken)
    {
        List<LiveResource> unready = [];
        foreach ((MeshMap item, ReadinessState state) in await _components.StatesAsync(component, cancellationToken).ConfigureAwait(false))
        {
            if (state.Health != MeshHealth.Ready
                && await client.DiscoverAsync(item.FindText("apiVersion")!, item.FindText("kind")!, cancellationToken).ConfigureAwait(false) is { } mapping)
            {
                unready.Add(new LiveResource(new MeshResource(item), mapping, item));
            }
        }

        return unready;
    }

    private async Task ReturnAsync(InstalledComponent component, CancellationToken cancellationToken)
    {
        string kind = ComponentCatalog.Find(component.Component)!.WorkloadKind;
        ResourceMapping mapping = (await client.DiscoverAsync("apps/v1", kind, cancellationToken).ConfigureAwait(false))!;
        ResourceQuery query = new(mapping, component.Namespace, $"{MeshLabels.Component}={component.Component}");
        await foreach (WatchEvent change in client.WatchAsync(query, null, cancellationToken).ConfigureAwait(false))
        {
            if (change.Kind == WatchEventKind.Changed && InstalledControlPlane.RevisionOf(change.Object) == revision)
            {
                return;
            }
        }
    }

    private void Tell(IReadOnlyList<string> texts)
    {
        if (texts.Count + _missing.Count > 0)
        {
            report(new MeshWaiting(revision, [.. texts, .. _missing.Select(entry => $"{entry.Object}: {entry.State}")]));
        }
    }
}
