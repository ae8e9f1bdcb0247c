using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;

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
        IReadOnlyList<InstalledControlPlane> found = await InstalledControlPlane.FindAsync(cluster.Client, cancellationToken).ConfigureAwait(false);
        return found.Any(controlPlane => controlPlane.Revision == ReleaseStream.NameOf(config.Revision));
    }
}
