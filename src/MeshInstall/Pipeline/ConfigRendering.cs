using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Validation;

namespace MeshInstall.Pipeline;

/// <summary>The way from a configuration to its manifests, on the charts that a user chose.</summary>
/// <param name="choice">The charts.</param>
internal sealed class ConfigRendering(ChartChoice choice)
{
    private readonly ConfigValidator _validator = new();

    /// <summary>The configuration on its charts, with what is wrong with it. Paths are resolved at once, on the pipeline thread.</summary>
    public Func<CancellationToken, Task<(MeshConfig Config, ChartPackage? Charts, IReadOnlyList<MeshValidationIssue> Issues)>> Check(MeshConfig config, bool force)
    {
        Func<CancellationToken, Task<(MeshConfig Config, ChartPackage? Charts)>> choose = choice.On(config);
        return async token =>
        {
            (MeshConfig chosen, ChartPackage? charts) = await choose(token).ConfigureAwait(false);
            IReadOnlyList<MeshValidationIssue> issues = await _validator.ValidateAsync(chosen, charts, token).ConfigureAwait(false);
            return (chosen, charts, issues.Forced(force));
        };
    }

    /// <summary>The configuration as a cluster of that version wants it, and how it is rendered there.</summary>
    public static (MeshConfig Config, RenderOptions Options) On(string kubeVersion, MeshConfig config, ChartPackage? charts, string[] components, bool isStrict) => (
        config.WithLayers(ClusterDetection.Layers(kubeVersion)),
        new RenderOptions { ChartRoot = ModuleFiles.Charts, Charts = charts, Components = components, KubeVersion = kubeVersion, IsStrict = isStrict });
}
