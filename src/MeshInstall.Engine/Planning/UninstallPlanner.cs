using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Releases;

namespace MeshInstall.Engine.Planning;

/// <summary>Finds out what taking installations out of a cluster would delete, and who still uses them.</summary>
public static class UninstallPlanner
{
    /// <summary>A plan for each installation that goes, in the order in which they are to be carried out. What all revisions share goes with the last one that is there.</summary>
    /// <exception cref="MeshException">UninstallTargetMissing, UninstallTargetInvalid, MeshNotFound, and MeshInUse unless that is allowed; and the failures of every call.</exception>
    public static async Task<IReadOnlyList<MeshPlan>> PlanAsync(ClusterConnection cluster, UninstallOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        IReadOnlyList<ReleaseStream> streams = await StreamsAsync(cluster, options.Namespace, options.Revision, cancellationToken).ConfigureAwait(false);
        if (streams.Count == 0)
        {
            return options.IncludeCrds && await LeftOverAsync(cluster, options, cancellationToken).ConfigureAwait(false) is { HasChanges: true } leftOver
                ? [leftOver]
                : throw UninstallErrors.NotFound(cluster.Name, options);
        }

        bool isLast = options is { All: true, Namespace: null } || await IsLastAsync(cluster, streams, cancellationToken).ConfigureAwait(false);

        RevisionUse use = await RevisionUseFinder.FindAsync(cluster.Client, options.All ? null : options.Revision, cancellationToken).ConfigureAwait(false);
        if (!use.IsEmpty && !options.AllowsUse)
        {
            throw UninstallErrors.InUse(options, use);
        }

        string? leftovers = options.All && isLast
            ? await RuntimeLeftovers.DescribeAsync(cluster.Client, streams.Select(stream => stream.Namespace), cancellationToken).ConfigureAwait(false)
            : null;
        List<MeshPlan> plans = [];
        foreach (ReleaseStream stream in streams)
        {
            bool isFinal = plans.Count == streams.Count - 1;
            PlanOptions planning = new()
            {
                Operation = MeshOperation.Uninstall,
                Namespace = stream.Namespace,
                Revision = stream.Revision,
                IncludesShared = isLast && isFinal,
                IncludeCrds = options.IncludeCrds && isLast && isFinal,
                Warnings = [.. plans.Count == 0 ? use.Describe() : [], .. isFinal ? Remarks(options, isLast, leftovers) : []],
            };
            plans.Add(await InstallPlanner.PlanAsync(cluster, [], planning, cancellationToken).ConfigureAwait(false));
        }

        return plans;
    }

    private static IEnumerable<string> Remarks(UninstallOptions options, bool isLast, string? leftovers)
    {
        if (options.IncludeCrds && !isLast)
        {
            yield return "The custom resource definitions stay: another installation is in the cluster, or you may not look whether one is.";
        }

        if (leftovers is not null)
        {
            yield return leftovers;
        }
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

    /// <summary>What an earlier uninstallation left: the definitions.</summary>
    private static Task<MeshPlan> LeftOverAsync(ClusterConnection cluster, UninstallOptions options, CancellationToken cancellationToken) =>
        InstallPlanner.PlanAsync(
            cluster,
            [],
            new PlanOptions
            {
                Operation = MeshOperation.Uninstall,
                Namespace = options.Namespace ?? ReleaseStream.DefaultNamespace,
                Revision = ReleaseStream.DefaultRevision,
                IncludesShared = true,
                IncludeCrds = true,
            },
            cancellationToken);

    /// <summary>Whether no other installation is there; who may not look at the whole cluster cannot know.</summary>
    private static async Task<bool> IsLastAsync(ClusterConnection cluster, IReadOnlyList<ReleaseStream> going, CancellationToken cancellationToken)
    {
        try
        {
            return !(await StreamsAsync(cluster, space: null, revision: null, cancellationToken).ConfigureAwait(false)).Except(going).Any();
        }
        catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied")
        {
            return false;
        }
    }

    /// <summary>The recorded installations, and those that other tools made.</summary>
    private static async Task<IReadOnlyList<ReleaseStream>> StreamsAsync(
        ClusterConnection cluster, string? space, string? revision, CancellationToken cancellationToken)
    {
        ReleaseListing listing = await ReleaseListing.ReadAsync(cluster.Client, cluster.Name, space, revision, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<InstalledRevision> live = await MeshInspector.FindAsync(cluster.Client, space, revision, cancellationToken).ConfigureAwait(false);
        return [.. listing.Releases
            .Select(header => new ReleaseStream(header.Release.Namespace, header.Release.Revision))
            .Concat(live.Select(found => new ReleaseStream(found.ControlPlane.Namespace is { Length: > 0 } named ? named : ReleaseStream.DefaultNamespace, found.Name)))
            .Distinct()
            .OrderBy(stream => stream.Namespace, StringComparer.Ordinal)
            .ThenBy(stream => stream.Revision, StringComparer.Ordinal)];
    }
}
