using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Rendering;
using MeshInstall.Sandbox;

namespace MeshInstall.Benchmarks.Inputs;

/// <summary>The way from a configuration to a ready mesh, as the cmdlets go it.</summary>
internal static class Installation
{
    public static Task<IReadOnlyList<MeshManifest>> RenderAsync(MeshConfig config) =>
        ManifestRenderer.RenderAsync(config, new RenderOptions { ChartRoot = RepositoryFolder.Charts }, CancellationToken.None);

    public static Task<SandboxCluster> OpenSandboxAsync() =>
        SandboxCluster.OpenAsync(new SandboxOptions { ReadyDelay = TimeSpan.Zero }, CancellationToken.None);

    /// <summary>Plans and installs.</summary>
    /// <exception cref="InvalidOperationException">A component failed, so that the time would mean nothing.</exception>
    public static Task<MeshInstallSummary> InstallAsync(ClusterConnection cluster, IReadOnlyList<MeshManifest> manifests, InstallOptions options) =>
        InstallAsync(cluster, manifests, new PlanOptions { IsPartial = true }, options);

    /// <inheritdoc cref="InstallAsync(ClusterConnection, IReadOnlyList{MeshManifest}, InstallOptions)"/>
    public static async Task<MeshInstallSummary> InstallAsync(
        ClusterConnection cluster, IReadOnlyList<MeshManifest> manifests, PlanOptions planning, InstallOptions options)
    {
        MeshPlan plan = await InstallPlanner.PlanAsync(cluster, manifests, planning, CancellationToken.None);
        MeshInstallSummary? summary = null;
        await foreach (MeshEvent happened in new Installer().InstallAsync(cluster, plan, options, CancellationToken.None))
        {
            summary = (happened as InstallCompleted)?.Summary ?? summary;
        }

        return summary is { Succeeded: true } ? summary : throw new InvalidOperationException($"The installation did not succeed: {summary}");
    }
}
