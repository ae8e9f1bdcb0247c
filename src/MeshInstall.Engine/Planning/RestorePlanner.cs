using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Releases;

namespace MeshInstall.Engine.Planning;

/// <summary>Finds out what bringing back an earlier release would do.</summary>
public static class RestorePlanner
{
    /// <summary>The plan that brings a release back.</summary>
    /// <exception cref="MeshException">ReleaseNotFound, ReleaseAmbiguous, ReleaseInvalid; and the failures of planning.</exception>
    public static async Task<MeshPlan> PlanAsync(ClusterConnection cluster, RestoreOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<MeshRelease> releases = await RecordedStream.FindAsync(
            cluster.Client, cluster.Name, options.Namespace, options.Revision, cancellationToken).ConfigureAwait(false);
        MeshRelease release = Choose(releases, options.Number);
        ReleaseStore store = new(cluster.Client, cluster.Name, release.Namespace);
        return await PlanAsync(cluster.Client, cluster.Name, store, release, options.ForceConflicts, cancellationToken).ConfigureAwait(false);
    }

    internal static async Task<MeshPlan> PlanAsync(
        IClusterClient client, string cluster, ReleaseStore store, MeshRelease release, bool forceConflicts, CancellationToken cancellationToken)
    {
        ReleaseRecord record = await store.ReadAsync(release, cancellationToken).ConfigureAwait(false);
        PlanOptions options = new()
        {
            Operation = MeshOperation.Restore,
            Config = record.Config,
            RestoredFrom = release.Number,
            Namespace = release.Namespace,
            Revision = release.Revision,
            ForceConflicts = forceConflicts,
        };
        return await InstallPlanner.PlanAsync(client, cluster, record.Manifests, options, cancellationToken).ConfigureAwait(false);
    }

    private static MeshRelease Choose(IReadOnlyList<MeshRelease> releases, int? number)
    {
        MeshRelease newest = releases[0];
        MeshRelease? chosen = number is { } wanted
            ? releases.FirstOrDefault(release => release.Number == wanted)
            : (newest.Status == MeshReleaseStatus.Deployed ? null : releases.FirstOrDefault(release => release.Status == MeshReleaseStatus.Deployed))
                ?? releases.FirstOrDefault(release => release.Status == MeshReleaseStatus.Superseded);
        return chosen ?? throw new MeshException(
            "ReleaseNotFound",
            MeshErrorKind.NotFound,
            number is null
                ? $"There is no release of {newest.Revision} in {newest.Namespace} to go back to."
                : $"There is no release {number} of {newest.Revision} in {newest.Namespace}; there are {string.Join(", ", releases.Select(release => release.Number))}.",
            "Get-MeshRelease lists the releases that are kept.",
            number);
    }
}
