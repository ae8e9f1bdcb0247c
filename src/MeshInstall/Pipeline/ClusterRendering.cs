using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Validation;

namespace MeshInstall.Pipeline;

/// <summary>Checks and renders a configuration for the cluster that it is to go to.</summary>
/// <param name="cmdlet">The cmdlet, for its streams.</param>
/// <param name="choice">The charts.</param>
/// <param name="components">Only these components; empty for all.</param>
/// <param name="force">Whether errors in the configuration become warnings.</param>
/// <param name="strict">Whether an overlay or a setting for an object that is not there ends the rendering.</param>
internal sealed class ClusterRendering(MeshCommand cmdlet, ChartChoice choice, string[] components, bool force, bool strict)
{
    private readonly ConfigValidator _validator = new();

    /// <summary>The configuration for the cluster, and how to render it; null where it has errors, which are reported before the cluster is asked for.</summary>
    public (ClusterConnection Cluster, MeshConfig Config, RenderOptions Options)? Prepare(MeshConfig input, Func<ClusterConnection> connect)
    {
        (MeshConfig chosen, ChartPackage? charts) = cmdlet.Await(choice.On(input));
        IReadOnlyList<MeshValidationIssue> issues = cmdlet.Await(token => _validator.ValidateAsync(chosen, charts, token)).Forced(force);
        cmdlet.Report(issues);
        if (issues.HaveErrors())
        {
            return null;
        }

        ClusterConnection cluster = connect();
        MeshConfig config = chosen.WithLayers(ClusterDetection.Layers(cluster.Version));
        choice.WarnOfMissing(config, components.Length > 0 ? null : charts);
        return (cluster, config, new RenderOptions
        {
            ChartRoot = ModuleFiles.Charts,
            Charts = charts,
            Components = components,
            KubeVersion = cluster.Version,
            IsStrict = strict,
            IsUpgrade = cmdlet.Await(token => InstalledState.ExistsAsync(cluster, config, token)),
        });
    }

    /// <summary>The manifests with the configuration that they come from; null where that has errors, which are reported.</summary>
    public (ClusterConnection Cluster, MeshConfig Config, IReadOnlyList<MeshManifest> Manifests)? Render(MeshConfig input, Func<ClusterConnection> connect) =>
        Prepare(input, connect) is var (cluster, config, options)
            ? (cluster, config, cmdlet.Await(token => ManifestRenderer.RenderAsync(config, options, token)))
            : null;
}
