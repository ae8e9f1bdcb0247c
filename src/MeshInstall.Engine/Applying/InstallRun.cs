using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;

namespace MeshInstall.Engine.Applying;

/// <summary>One installation: components start the moment what they need is up.</summary>
internal sealed class InstallRun(IClusterClient client, MeshPlan plan, InstallOptions options, TimeProvider time, Action<MeshEvent> report)
{
    private readonly object _gate = new();
    private readonly List<MeshInstallResult> _results = [];

    /// <summary>Carries out the plan and returns its outcome; stops with an exception only when stopped or broken.</summary>
    public async Task<MeshInstallSummary> RunAsync(CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        PlanChanges changes = new(plan);
        IReadOnlyDictionary<MeshManifest, IReadOnlyList<MeshManifest>> needs = ManifestNeeds.Of(plan.Manifests);
        using SemaphoreSlim slots = new(Math.Max(1, options.MaxConcurrency));
        SharedNamespaces namespaces = new(new ResourceApplier(client, options), changes.Namespaces, cancellationToken);
        ComponentInstaller installer = new(client, options, namespaces, slots, time, report);

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
        return Summary(time.GetElapsedTime(started));
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
        lock (_gate)
        {
            _results.Add(result);
            report(new ComponentFinished(result, error));
        }

        return result;
    }

    private (MeshInstallResult Result, MeshException? Error) Skip(MeshManifest manifest, MeshException error) =>
        (new ComponentProgress(manifest, report).Result(MeshInstallStatus.Skipped, TimeSpan.Zero, error.Message), error);

    private MeshInstallSummary Summary(TimeSpan duration)
    {
        MeshManifest? controlPlane = plan.Manifests.FirstOrDefault(manifest => manifest.Component == "Pilot") ?? (plan.Manifests.Count > 0 ? plan.Manifests[0] : null);
        return new MeshInstallSummary
        {
            Cluster = plan.Cluster,
            Namespace = controlPlane?.Namespace ?? string.Empty,
            Revision = controlPlane?.Revision ?? string.Empty,
            Version = controlPlane?.Version ?? string.Empty,
            Succeeded = _results.TrueForAll(result => result.Status is not (MeshInstallStatus.Failed or MeshInstallStatus.Skipped)),
            Components = [.. _results],
            Duration = duration,
        };
    }
}
