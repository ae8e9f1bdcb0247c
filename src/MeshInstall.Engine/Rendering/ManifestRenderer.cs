using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Patching;
using MeshInstall.Engine.Rendering.Templates;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Rendering;

/// <summary>Renders the components of a configuration with the built-in charts.</summary>
public static class ManifestRenderer
{
    private const string ReleaseName = "istio";

    /// <summary>One manifest per component that is on, each after those it depends on; the components are rendered at the same time.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="options">What is wanted, and the charts.</param>
    /// <param name="cancellationToken">Ends the rendering.</param>
    /// <exception cref="MeshException">
    /// A wanted component is not known or not on (<c>ComponentNotFound</c>), a layer is not known, or a template failed (<c>TemplateFailed</c>).
    /// </exception>
    public static async Task<IReadOnlyList<MeshManifest>> RenderAsync(
        MeshConfig config, RenderOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<ComponentInstance> enabled = ComponentSelection.Of(config);
        HashSet<string> present = [.. enabled.Select(component => component.Kind.Name)];
        MeshMap shared = ComponentValues.Shared(config);
        BuiltInCharts charts = BuiltInCharts.At(options.ChartRoot);
        IReadOnlyList<ComponentKind> order = ComponentGraph.Sort(ComponentCatalog.All);
        return await Task.WhenAll(ComponentFilter.Apply(enabled, options.Components)
            .OrderBy(component => order.TakeWhile(kind => kind != component.Kind).Count())
            .Select(component => Task.Run(() => Render(component), cancellationToken))).ConfigureAwait(false);

        MeshManifest Render(ComponentInstance component)
        {
            BuiltInChart chart = charts.Get(component.Kind.BuiltInChart);
            MeshMap given = ComponentValues.For(shared, component);
            MeshMap values = ChartValues.Resolve(component.Kind, chart.Values, charts.Layers.For(given), given);
            ChartRelease release = new(ReleaseName, component.Namespace, options.KubeVersion, options.IsUpgrade);
            RenderedChart rendered = ScribanRenderer.Render(chart, values, release, cancellationToken);
            PatchedResources patched = ComponentPatches.Apply(component, config.Revision, rendered.Resources);
            MeshManifest bare = Manifest([]);
            return Manifest([.. KindOrder.Sort(patched.Resources)
                .Select(resource => OwnerLabels.Set(bare, ContainerEnvironment.WithoutDuplicates(resource)))]);

            MeshManifest Manifest(IReadOnlyList<MeshResource> resources) => new()
            {
                Component = component.Kind.Name,
                Name = component.Name,
                Namespace = component.Namespace,
                Revision = config.Revision,
                Owner = config.Name,
                Version = config.Tag ?? chart.AppVersion,
                Chart = chart.ToString(),
                Values = given,
                DependsOn = ComponentGraph.PresentDependencies(component.Kind, present),
                Resources = resources,
                Warnings = [.. rendered.Warnings, .. patched.Warnings],
            };
        }
    }
}
