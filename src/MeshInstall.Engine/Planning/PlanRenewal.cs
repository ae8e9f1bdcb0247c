using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Planning;

/// <summary>Makes a plan again before it is carried out.</summary>
public static class PlanRenewal
{
    /// <summary>The same plan from what the cluster is now.</summary>
    /// <exception cref="MeshException"><c>PlanOutdated</c>, naming what would be done otherwise.</exception>
    public static async Task<MeshPlan> RenewAsync(ClusterConnection cluster, MeshPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Cluster != cluster.Name)
        {
            throw InstallErrors.PlanOutdated(plan, [$"it was made for {plan.Cluster}, and this is {cluster.Name}"]);
        }

        PlanOptions options = new()
        {
            Operation = plan.Operation,
            Config = plan.Config,
            IsPartial = plan.IsPartial,

            // A partial plan keeps what its records say; another one what it was told to.
            Kept = plan.IsPartial ? [] : plan.Kept,
            Namespace = plan.Namespace,
            Revision = plan.Revision,
            RestoredFrom = plan.RestoredFrom,
        };
        MeshPlan now = await InstallPlanner.PlanAsync(cluster, plan.Manifests, options, cancellationToken).ConfigureAwait(false);
        return now.Fingerprint == plan.Fingerprint ? now : throw InstallErrors.PlanOutdated(plan, PlanComparison.Differences(plan, now));
    }
}
