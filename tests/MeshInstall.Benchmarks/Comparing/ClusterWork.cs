using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;

namespace MeshInstall.Benchmarks.Comparing;

/// <summary>Objects that a server is to have, and the ways to bring them there.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Manifests">The components, rendered.</param>
/// <param name="Config">The configuration that they come from; null where there is none.</param>
internal sealed record ClusterWork(string Name, IReadOnlyList<MeshManifest> Manifests, MeshConfig? Config)
{
    private static readonly InstallOptions Options = new() { Wait = false };

    /// <summary>All that a server without any of it would get, which is more than what the charts make: also the webhook of the default revision.</summary>
    public async Task<MeshPlan> PlanAsync(string kubeConfig)
    {
        using KubeCluster cluster = await KubeCluster.OpenAsync(KubeConfigOptions.FromEnvironment(kubeConfig), CancellationToken.None);
        return await InstallPlanner.PlanAsync(cluster, Manifests, new PlanOptions { Config = Config }, CancellationToken.None);
    }

    /// <summary>Connects, plans and applies in this process, with lock and record, as Install-Mesh does.</summary>
    public async Task InstallAsync(string kubeConfig)
    {
        using KubeCluster cluster = await KubeCluster.OpenAsync(KubeConfigOptions.FromEnvironment(kubeConfig), CancellationToken.None);
        await Installation.InstallAsync(cluster, Manifests, new PlanOptions { Config = Config }, Options);
    }
}
