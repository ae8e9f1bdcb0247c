using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Releases;

namespace MeshInstall.Engine.Applying;

/// <summary>
/// One attempt, with its lock and its record. A process that dies anywhere in it leaves a pending record which says what it was about
/// to do, so that the next attempt knows every object that may be there.
/// </summary>
internal sealed class InstallSession(IClusterClient client, MeshPlan plan, InstallOptions options, TimeProvider time, Action<MeshEvent> report)
{
    private readonly ReleaseStore _store = new(client, plan.Cluster, plan.Namespace) { IsLocked = true };

    /// <summary>Carries out the plan under the lock, records it, and brings the former state back where that was asked for.</summary>
    /// <exception cref="MeshException">FieldConflict, PlanOutdated, InstallationLocked, LockLost; failures of components are in the summary.</exception>
    public async Task<MeshInstallSummary> RunAsync(CancellationToken cancellationToken)
    {
        if (!options.ForceConflicts && plan.Conflict > 0)
        {
            throw InstallErrors.Conflicts(plan);
        }

        long started = time.GetTimestamp();
        if (options.DryRun || !await RecordNamespace.EnsureAsync(client, plan, cancellationToken).ConfigureAwait(false))
        {
            return Summary(await new InstallRun(client, plan, options, time, report).RunAsync(cancellationToken).ConfigureAwait(false), 0, started);
        }

        using StopTime stopping = new(time, cancellationToken);
        LeaseOptions locking = new() { Wait = options.LockTimeout, IsFirst = plan.BaseRelease == 0, Time = time, Over = stopping.Over };
        Task<string?> caller = options.User is null ? CallerName.ReadAsync(client, cancellationToken) : Task.FromResult<string?>(options.User);
        InstallLease lease = await InstallLease.AcquireAsync(client, plan.Namespace, plan.Revision, locking, report, cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            using CancellationTokenRegistration lost = stopping.BeginsOn(lease.Lost);
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
            try
            {
                InstallOptions named = options with { User = await caller.ConfigureAwait(false) ?? Environment.UserName };
                return await RunLockedAsync(lease, named, started, stopping.Over, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw InstallErrors.LockLost(plan);
            }
        }
    }

    private async Task<MeshInstallSummary> RunLockedAsync(
        InstallLease lease, InstallOptions named, long started, CancellationToken over, CancellationToken cancellationToken)
    {
        await CheckBaseAsync(cancellationToken).ConfigureAwait(false);
        Attempt attempt = await Attempt.BeginAsync(client, _store, plan, named, time, report, cancellationToken).ConfigureAwait(false);
        InstallOutcome outcome = await attempt.RunAsync(over, cancellationToken).ConfigureAwait(false);
        MeshInstallSummary summary = Summary(outcome, attempt.Release.Number, started);
        if (outcome.Succeeded && plan.Operation == MeshOperation.Uninstall && !options.KeepHistory)
        {
            await _store.RemoveAllAsync(plan.Revision, lease.RemoveAsync, cancellationToken).ConfigureAwait(false);
            return summary;
        }

        if (!outcome.Succeeded && options.RollbackOnFailure && plan.Operation != MeshOperation.Uninstall)
        {
            int? restored = await new Rollback(client, _store, plan, named, time, report).RunAsync(over, cancellationToken).ConfigureAwait(false);
            summary = summary with { RolledBackTo = restored };
        }

        if (options.HistoryLimit > 0)
        {
            await _store.TrimAsync(plan.Revision, options.HistoryLimit, cancellationToken).ConfigureAwait(false);
        }

        return summary;
    }

    /// <summary>What the plan was made from must still be the newest, now that nobody else can add to it.</summary>
    private async Task CheckBaseAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<MeshRelease> releases = await _store.ListAsync(plan.Revision, cancellationToken).ConfigureAwait(false);
        if (releases.Count > 0 && releases[0].Number != plan.BaseRelease)
        {
            throw InstallErrors.PlanOutdated(plan, [$"{releases[0]} was made since"]);
        }
    }

    private MeshInstallSummary Summary(InstallOutcome outcome, int release, long started)
    {
        MeshManifest? controlPlane = ComponentCatalog.Leading([.. plan.Manifests, .. plan.Kept]);
        return new MeshInstallSummary
        {
            Cluster = plan.Cluster,
            Operation = plan.Operation,
            Release = release,
            Namespace = controlPlane?.Namespace ?? plan.Namespace,
            Revision = controlPlane?.Revision ?? ReleaseStream.RevisionIn(plan),
            Version = controlPlane?.Version ?? string.Empty,
            Succeeded = outcome.Succeeded,
            Components = outcome.Results,
            Deleted = outcome.Deleted,
            Duration = time.GetElapsedTime(started),
        };
    }
}
