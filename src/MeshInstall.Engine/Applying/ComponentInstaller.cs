using System.Collections.Concurrent;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Readiness.Waiting;

namespace MeshInstall.Engine.Applying;

/// <summary>Applies one component, step by step, and waits for it.</summary>
internal sealed class ComponentInstaller(
    IClusterClient client,
    InstallOptions options,
    ResourceApplier applier,
    SharedNamespaces namespaces,
    NeededKinds needed,
    SemaphoreSlim slots,
    TimeProvider time,
    Action<MeshEvent> report)
{
    private readonly ReadinessWait _readiness = new(client, time);

    /// <summary>Carries out the component's changes. The outcome is always a result, except when the whole installation is stopped.</summary>
    public async Task<(MeshInstallResult Result, MeshException? Error)> RunAsync(
        MeshManifest manifest, IReadOnlyList<MeshChange> changes, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        ComponentProgress progress = new(manifest, report);
        PendingObjects pending = new(texts => report(new ComponentWaiting(manifest, texts)));
        using CancellationTokenSource timeout = new(options.Timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        report(new ComponentStarted(manifest));
        MeshException? error = null;
        try
        {
            await ApplyAndWaitAsync(manifest, changes, progress, pending, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            error = await TimedOutAsync(manifest, progress, changes.Count, pending, cancellationToken).ConfigureAwait(false);
        }
        catch (MeshException failure)
        {
            error = failure;
        }

        MeshInstallStatus status = error is not null ? MeshInstallStatus.Failed
            : options.DryRun ? MeshInstallStatus.Checked
            : options.Wait ? MeshInstallStatus.Ready
            : MeshInstallStatus.Applied;
        return (progress.Result(status, time.GetElapsedTime(started), error?.Message ?? string.Empty), error);
    }

    private async Task ApplyAndWaitAsync(
        MeshManifest manifest, IReadOnlyList<MeshChange> changes, ComponentProgress progress, PendingObjects pending, CancellationToken cancellationToken)
    {
        await namespaces.EnsureAsync(manifest, changes, progress, cancellationToken).ConfigureAwait(false);
        List<LiveResource> applied = [];
        foreach (IReadOnlyList<MeshChange> step in ChangeSteps.Of(changes))
        {
            IReadOnlyList<LiveResource> written = await ApplyStepAsync(manifest, step, progress, cancellationToken).ConfigureAwait(false);
            List<LiveResource> definitions = [.. written.Where(item => options.Wait ? item.Resource.Kind == "CustomResourceDefinition" : needed.Defines(item.Resource))];
            if (!options.DryRun && definitions.Count > 0)
            {
                // Nothing can be applied of a kind that is not served yet, be it here or in the components to come.
                await _readiness.RunAsync(WaitScope.Of(manifest), definitions, pending, cancellationToken).ConfigureAwait(false);
            }

            applied.AddRange(written.Except(definitions));
        }

        if (options.Wait && !options.DryRun)
        {
            await _readiness.RunAsync(WaitScope.Of(manifest), applied, pending, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<LiveResource>> ApplyStepAsync(
        MeshManifest manifest, IReadOnlyList<MeshChange> step, ComponentProgress progress, CancellationToken cancellationToken)
    {
        ConcurrentBag<LiveResource> written = [];
        ConcurrentBag<MeshException> errors = [];
        await Task.WhenAll(step.Select(async change =>
        {
            await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                LiveResource? live = await applier.ApplyAsync(manifest, change, cancellationToken).ConfigureAwait(false);
                progress.Applied(change);
                if (live is not null)
                {
                    written.Add(live);
                }
                else if (options.DryRun && change.Action != MeshAction.Unchanged)
                {
                    report(new Notice($"{change.Wanted} can be checked only once its namespace and kind exist.", IsWarning: false));
                }
            }
            catch (MeshException error)
            {
                errors.Add(error);
            }
            finally
            {
                slots.Release();
            }
        })).ConfigureAwait(false);
        return errors.IsEmpty ? [.. written] : throw InstallErrors.Several(manifest.Name, [.. errors]);
    }

    private async Task<MeshException> TimedOutAsync(
        MeshManifest manifest, ComponentProgress progress, int all, PendingObjects pending, CancellationToken cancellationToken)
    {
        return pending.Unready.Count == 0
            ? InstallErrors.NotApplied(manifest, options.Timeout, progress.Done, all)
            : ReadinessErrors.NotReady(manifest.Name, options.Timeout, await _readiness.DescribeAsync(pending, cancellationToken).ConfigureAwait(false));
    }
}
