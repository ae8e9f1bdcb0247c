using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Releases;

namespace MeshInstall.Engine.Planning;

/// <summary>Finds out what taking installations out of a cluster would delete, and who still uses them.</summary>
public static class UninstallPlanner
{
    /// <summary>A plan for each installation that goes, in the order in which they are to be carried out. What all revisions share goes with the last, and only when all go.</summary>
    /// <exception cref="MeshException">UninstallTargetMissing, UninstallTargetInvalid, MeshNotFound, and MeshInUse unless that is allowed; and the failures of every call.</exception>
    public static async Task<IReadOnlyList<MeshPlan>> PlanAsync(ClusterConnection cluster, UninstallOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        IReadOnlyList<ReleaseStream> streams = await StreamsAsync(cluster, options, cancellationToken).ConfigureAwait(false);
        if (streams.Count == 0)
        {
            throw UninstallErrors.NotFound(cluster.Name, options);
        }

        RevisionUse use = await RevisionUseFinder.FindAsync(cluster.Client, options.All ? null : options.Revision, cancellationToken).ConfigureAwait(false);
        if (!use.IsEmpty && !options.AllowsUse)
        {
            throw UninstallErrors.InUse(options, use);
        }

        List<MeshPlan> plans = [];
        foreach (ReleaseStream stream in streams)
        {
            PlanOptions planning = new()
            {
                Operation = MeshOperation.Uninstall,
                Namespace = stream.Namespace,
                Revision = stream.Revision,
                IncludesShared = options.All && plans.Count == streams.Count - 1,
                IncludeCrds = options.IncludeCrds && plans.Count == streams.Count - 1,
                Warnings = plans.Count == 0 ? [.. use.Describe()] : [],
            };
            plans.Add(await InstallPlanner.PlanAsync(cluster, [], planning, cancellationToken).ConfigureAwait(false));
        }

        return plans;
    }

    private static void Check(UninstallOptions options)
    {
        if (options.Revision is null && !options.All)
        {
            throw UninstallErrors.TargetMissing();
        }

        if (options is { All: true, Revision: not null } or { IncludeCrds: true, All: false })
        {
            throw UninstallErrors.TargetInvalid(options);
        }
    }

    /// <summary>The recorded installations, and those that other tools made.</summary>
    private static async Task<IReadOnlyList<ReleaseStream>> StreamsAsync(ClusterConnection cluster, UninstallOptions options, CancellationToken cancellationToken)
    {
        ReleaseListing listing = await ReleaseListing.ReadAsync(cluster.Client, cluster.Name, options.Namespace, options.Revision, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<MeshStatus> live = await MeshInspector.InspectAsync(cluster, options.Namespace, options.Revision, cancellationToken).ConfigureAwait(false);
        return [.. listing.Releases
            .Select(header => new ReleaseStream(header.Release.Namespace, header.Release.Revision))
            .Concat(live.Select(status => new ReleaseStream(status.Namespace.Length > 0 ? status.Namespace : ReleaseStream.DefaultNamespace, status.Revision)))
            .Distinct()
            .OrderBy(stream => stream.Namespace, StringComparer.Ordinal)
            .ThenBy(stream => stream.Revision, StringComparer.Ordinal)];
    }
}
