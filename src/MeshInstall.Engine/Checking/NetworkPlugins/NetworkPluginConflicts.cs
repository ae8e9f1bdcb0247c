using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Checking.NetworkPlugins;

/// <summary>All conflicts with the cluster's own network plugin, for who installs; what may not be read is passed over.</summary>
internal static class NetworkPluginConflicts
{
    /// <summary>The conflicts, none where no such plugin is there.</summary>
    /// <param name="client">The cluster.</param>
    /// <param name="has">Whether a component is to be installed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MeshException">The failures of every call, but for missing rights.</exception>
    public static async Task<IReadOnlyList<NetworkPluginConflict>> FindAsync(IClusterClient client, Predicate<string> has, CancellationToken cancellationToken)
    {
        IReadOnlyList<NetworkPluginConflict>[] conflicts = await Task.WhenAll(
            AllowedAsync(CalicoSettings.FindAsync(client, cancellationToken)),
            AllowedAsync(CiliumSettings.FindAsync(client, has, cancellationToken))).ConfigureAwait(false);
        return [.. conflicts.SelectMany(found => found)];
    }

    private static async Task<IReadOnlyList<NetworkPluginConflict>> AllowedAsync(Task<IReadOnlyList<NetworkPluginConflict>?> finding)
    {
        try
        {
            return await finding.ConfigureAwait(false) ?? [];
        }
        catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied")
        {
            return [];
        }
    }
}
