using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Rendering.Patching;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Rendering;

/// <summary>Renders the components of a configuration.</summary>
public static class ManifestRenderer
{
    private const string ReleaseName = "istio";

    /// <summary>One manifest per component that is on, each after those it depends on; the components are rendered at the same time.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="options">What is wanted, and the charts.</param>
    /// <param name="cancellationToken">Ends the rendering.</param>
    /// <exception cref="MeshException">
    /// A wanted component is not known or not on (<c>ComponentNotFound</c>) or has no chart (<c>ChartNotFound</c>), a layer is not known, a
    /// template failed (<c>TemplateFailed</c>, and the errors of the chart engine), or what is to be patched is not there and that matters
    /// (<c>PatchWithoutTarget</c>).
    /// </exception>
    public static Task<IReadOnlyList<MeshManifest>> RenderAsync(MeshConfig config, RenderOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(options);
        return RenderAsync(config, Components(config, options), options, cancellationToken);
    }

    /// <summary>The components that a rendering has, each after those it depends on.</summary>
    internal static IReadOnlyList<ComponentInstance> Components(MeshConfig config, RenderOptions options)
    {
        ChartPackage charts = options.Package;
        IReadOnlyList<ComponentKind> order = ComponentGraph.Sort(ComponentCatalog.All);
        return [.. ComponentFilter.Apply(ComponentSelection.Of(config), options.Components)
            .Where(component => options.Components.Count > 0 || charts.Provides(component.Kind))
            .OrderBy(component => order.TakeWhile(kind => kind != component.Kind).Count())];
    }

    /// <summary>The names of the kinds of components that a configuration turns on.</summary>
    internal static IReadOnlySet<string> PresentKinds(MeshConfig config) =>
        ComponentSelection.Of(config).Select(component => component.Kind.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>One manifest for each of <paramref name="components"/>, in their order.</summary>
    internal static async Task<IReadOnlyList<MeshManifest>> RenderAsync(
        MeshConfig config, IEnumerable<ComponentInstance> components, RenderOptions options, CancellationToken cancellationToken)
    {
        IReadOnlySet<string> present = PresentKinds(config);
        MeshMap shared = ComponentValues.Shared(config);
        ChartPackage charts = options.Package;
        return await Task.WhenAll(components.Select(component => Task.Run(() => RenderAsync(component), cancellationToken))).ConfigureAwait(false);

        async Task<MeshManifest> RenderAsync(ComponentInstance component)
        {
            ComponentChart chart = await charts.GetAsync(component.Kind, cancellationToken).ConfigureAwait(false);
            MeshMap values = chart.ValuesOf(component, ComponentValues.For(shared, component));
            RenderedComponent rendered = RenderPatched(config, component, chart, values, options, cancellationToken);
            MeshManifest bare = Manifest([]);
            return Manifest([.. KindOrder.Sort(rendered.Resources)
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
                Values = values,
                DependsOn = ComponentGraph.PresentDependencies(component.Kind, present),
                Resources = resources,
                Warnings = rendered.Warnings,
                Basis = new RenderingBasis(() => chart.Digest, options.KubeVersion, options.IsUpgrade),
            };
        }
    }

    /// <summary>The names of the components that a configuration turns on and a package of charts has none for; they are left out.</summary>
    public static IReadOnlyList<string> WithoutChart(MeshConfig config, ChartPackage charts)
    {
        ArgumentNullException.ThrowIfNull(charts);
        return [.. ComponentSelection.Of(config).Where(component => !charts.Provides(component.Kind)).Select(component => component.Name)];
    }

    /// <summary>The objects that the chart makes with the component's Kubernetes settings on them, as istioctl would print them.</summary>
    internal static RenderedComponent RenderPatched(
        MeshConfig config, ComponentInstance component, ComponentChart chart, MeshMap values, RenderOptions options, CancellationToken cancellationToken)
    {
        ComponentRelease release = new(ReleaseName, component.Namespace, options.KubeVersion, options.IsUpgrade) { ApiVersions = options.ApiVersions };
        RenderedComponent rendered = chart.Render(component, values, release, cancellationToken);
        PatchedResources patched = ComponentPatches.Apply(component, config.Revision, rendered.Resources);
        if (options.IsStrict && patched.Warnings.Count > 0)
        {
            throw PatchErrors.WithoutTarget(component.Name, patched.Warnings);
        }

        return new RenderedComponent(patched.Resources, [.. rendered.Warnings, .. patched.Warnings]);
    }
}
