using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning;

/// <summary>Tells an upgrade from a first installation, which charts render differently.</summary>
public static class InstalledState
{
    /// <summary>Whether the control plane of the configuration's revision is in the cluster, by whichever installer.</summary>
    /// <exception cref="MeshException">The cluster cannot be read.</exception>
    public static async Task<bool> ExistsAsync(ClusterConnection cluster, MeshConfig config, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(config);
        string revision = config.Revision.Length > 0 ? config.Revision : ReleaseStream.DefaultRevision;
        IReadOnlyList<MeshMap>? found =
            await cluster.Client.ListAsync("apps/v1", "Deployment", $"{MeshLabels.Component}=Pilot", cancellationToken).ConfigureAwait(false);
        return (found ?? []).Any(item => (item.Label(MeshLabels.Revision) ?? ReleaseStream.DefaultRevision) == revision);
    }
}
