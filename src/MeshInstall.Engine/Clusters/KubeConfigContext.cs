using MeshInstall.Engine.Clusters.KubeConfigs;

namespace MeshInstall.Engine.Clusters;

/// <summary>A context of a kubeconfig, as the file tells it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cluster">The name of its cluster.</param>
/// <param name="User">The name of its user.</param>
public sealed record KubeConfigContext(string Name, string Cluster, string User)
{
    /// <summary>The contexts of the kubeconfig in use, without asking any cluster; none where there is no kubeconfig.</summary>
    /// <exception cref="MeshException">The kubeconfig does not parse.</exception>
    public static async Task<IReadOnlyList<KubeConfigContext>> ListAsync(KubeConfigOptions options, CancellationToken cancellationToken)
    {
        KubeConfig? config = await KubeConfigFiles.ReadAsync(options, cancellationToken).ConfigureAwait(false);
        return
        [
            .. (config?.Contexts ?? []).Select(context => new KubeConfigContext(
                context.Name, context.Text("cluster") ?? string.Empty, context.Text("user") ?? string.Empty)),
        ];
    }
}
