using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Releases;

namespace MeshInstall.Engine.Applying;

/// <summary>Brings back what was there before an attempt that failed; an attempt of its own, with its own record.</summary>
internal sealed class Rollback(
    IClusterClient client, ReleaseStore store, MeshPlan failed, InstallOptions options, TimeProvider time, Action<MeshEvent> report)
{
    /// <summary>The number of the release that is there again; 0 where there was none, and what the attempt made is gone; null where that failed too.</summary>
    public async Task<int?> RunAsync(CancellationToken over, CancellationToken cancellationToken)
    {
        IReadOnlyList<MeshRelease> releases = await store.ListAsync(failed.Revision, cancellationToken).ConfigureAwait(false);
        MeshRelease? good = releases.FirstOrDefault(release => release.Status == MeshReleaseStatus.Deployed);
        report(new Notice(good is null ? "Rolling back: deleting what was made." : $"Rolling back to release {good.Number}.", IsWarning: true));
        MeshPlan plan = good is null
            ? Removal(releases[0].Number)
            : await RestorePlanner.PlanAsync(client, failed.Cluster, store, good, forceConflicts: true, cancellationToken).ConfigureAwait(false);
        // Whoever owns fields now owned them before the attempt as well.
        InstallOptions forced = options with { ForceConflicts = true, KeepHistory = true };
        Attempt attempt = await Attempt.BeginAsync(client, store, plan, forced, time, report, cancellationToken).ConfigureAwait(false);
        InstallOutcome outcome = await attempt.RunAsync(over, cancellationToken).ConfigureAwait(false);
        return outcome.Succeeded ? good?.Number ?? 0 : null;
    }

    /// <summary>Definitions and namespaces stay: what others put into them since cannot be brought back.</summary>
    private MeshPlan Removal(int newest) => new(
        failed.Cluster,
        [],
        [.. failed.Changes
            .Where(change => change.Action == MeshAction.Create && change.Wanted.Kind is not ("CustomResourceDefinition" or "Namespace"))
            .Select(change => change with { Action = MeshAction.Delete, Fields = [], Reason = "made by the attempt that failed" })])
    {
        Operation = MeshOperation.Uninstall,
        Namespace = failed.Namespace,
        Revision = failed.Revision,
        BaseRelease = newest,
    };
}
