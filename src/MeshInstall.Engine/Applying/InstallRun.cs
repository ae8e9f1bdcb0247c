using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;

namespace MeshInstall.Engine.Applying;

/// <summary>Carries out a plan: components start the moment what they need is up, and what goes is deleted once all are.</summary>
internal sealed class InstallRun(IClusterClient client, MeshPlan plan, InstallOptions options, TimeProvider time, Action<MeshEvent> report)
{
    private readonly object _gate = new();
    private readonly List<MeshInstallResult> _results = [];
    private readonly List<MeshException> _errors = [];

    /// <summary>Carries out the plan and returns its outcome; stops with an exception only when stopped or broken.</summary>
    public async Task<InstallOutcome> RunAsync(CancellationToken cancellationToken)
    {
        PlanChanges changes = new(plan);
        IReadOnlyDictionary<MeshManifest, IReadOnlyList<MeshManifest>> needs = ManifestNeeds.Of(plan.Manifests);
        using SemaphoreSlim slots = new(Math.Max(1, options.MaxConcurrency));
        ResourceRemover remover = new(client, options, slots, report);
        NeededKinds needed = new(plan);
        ResourceApplier applier = new(client, options, remover, needed);
        SharedNamespaces namespaces = new(applier, changes.Namespaces, options.DryRun ? null : plan.Namespace, cancellationToken);
        ComponentInstaller installer = new(client, options, applier, namespaces, needed, slots, time, report);

        Dictionary<MeshManifest, TaskCompletionSource<MeshInstallResult>> outcomes = plan.Manifests.ToDictionary(
            manifest => manifest, _ => new TaskCompletionSource<MeshInstallResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        await Task.WhenAll(plan.Manifests.Select(async manifest =>
        {
            try
            {
                MeshInstallResult[] needed = await Task.WhenAll(needs[manifest].Select(other => outcomes[other].Task)).ConfigureAwait(false);
                outcomes[manifest].SetResult(await RunAsync(installer, manifest, changes.Of(manifest), needed, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception error)
            {
                outcomes[manifest].TrySetException(error);
                throw;
            }
        })).ConfigureAwait(false);

        if (_errors.Count == 0 && !options.DryRun)
        {
            RemovalRun removal = new(plan, options, remover, time, Report);
            await removal.RunAsync(changes.Deletions, cancellationToken).ConfigureAwait(false);
        }

        return new InstallOutcome([.. _results], [.. _errors], remover.Done);
    }

    private async Task<MeshInstallResult> RunAsync(
        ComponentInstaller installer,
        MeshManifest manifest,
        IReadOnlyList<MeshChange> changes,
        MeshInstallResult[] needed,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<MeshInstallResult> down = [.. needed.Where(result => result.Status is MeshInstallStatus.Failed or MeshInstallStatus.Skipped)];
        (MeshInstallResult result, MeshException? error) = down.Count > 0
            ? Skip(manifest, InstallErrors.DependencyFailed(manifest, down))
            : await installer.RunAsync(manifest, changes, cancellationToken).ConfigureAwait(false);
        Report(result, error);
        return result;
    }

    private void Report(MeshInstallResult result, MeshException? error)
    {
        lock (_gate)
        {
            _results.Add(result);
            if (error is not null)
            {
                _errors.Add(error);
            }

            report(new ComponentFinished(result, error));
        }
    }

    private (MeshInstallResult Result, MeshException? Error) Skip(MeshManifest manifest, MeshException error) =>
        (new ComponentProgress(manifest, report).Result(MeshInstallStatus.Skipped, TimeSpan.Zero, error.Message), error);
}
