using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Rendering;

/// <summary>Renders only the components that a change of the configuration can touch.</summary>
/// <remarks>
/// A component is touched when anything that its rendering is made of differs: its namespace, its settings, the content of its chart, the version of
/// the cluster, the revision, the owner, or a value that its chart reads; values that many charts read, such as <c>global</c> and <c>meshConfig</c>,
/// touch all of those. Of charts that are not Istio's nothing is known: they count as reading everything.
/// </remarks>
public static class AffectedComponents
{
    /// <summary>The names of the components of <paramref name="wanted"/> whose rendering can differ from the recorded one, in the order they are installed.</summary>
    /// <exception cref="MeshException">A chart does not load, or a wanted component is not known or not on (<c>ComponentNotFound</c>).</exception>
    public static async Task<IReadOnlyList<string>> OfAsync(
        RecordedRendering recorded, MeshConfig wanted, RenderOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<ComponentInstance> affected = await FindAsync(
            recorded, wanted, ManifestRenderer.Components(wanted, options), options, cancellationToken).ConfigureAwait(false);
        return [.. affected.Select(component => component.Name)];
    }

    /// <summary>The manifests of <paramref name="wanted"/>: those of affected components rendered, the others as they are recorded.</summary>
    /// <exception cref="MeshException">As <see cref="ManifestRenderer.RenderAsync(MeshConfig, RenderOptions, CancellationToken)"/>.</exception>
    public static async Task<PartialRendering> RenderAsync(
        RecordedRendering recorded, MeshConfig wanted, RenderOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<ComponentInstance> components = ManifestRenderer.Components(wanted, options);
        IReadOnlyList<ComponentInstance> affected = await FindAsync(recorded, wanted, components, options, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<MeshManifest> rendered = await ManifestRenderer.RenderAsync(wanted, affected, options, cancellationToken).ConfigureAwait(false);
        Dictionary<ComponentInstance, MeshManifest> anew = [];
        foreach ((ComponentInstance component, MeshManifest manifest) in affected.Zip(rendered))
        {
            anew[component] = manifest;
        }

        ILookup<ComponentKey, MeshManifest> known = recorded.Manifests.ToLookup(ComponentKey.Of);
        IReadOnlySet<string> present = ManifestRenderer.PresentKinds(wanted);
        MeshManifest[] all = [.. components.Select(component => anew.TryGetValue(component, out MeshManifest? manifest)
            ? manifest
            : WithDependencies(known[ComponentKey.Of(component)].Single(), ComponentGraph.PresentDependencies(component.Kind, present)))];
        HashSet<ComponentKey> on = [.. ComponentSelection.Of(wanted).Select(ComponentKey.Of)];
        return new PartialRendering(all, rendered, [.. recorded.Manifests.Where(manifest => !on.Contains(ComponentKey.Of(manifest)))]);
    }

    private static async Task<IReadOnlyList<ComponentInstance>> FindAsync(
        RecordedRendering recorded,
        MeshConfig wanted,
        IReadOnlyList<ComponentInstance> components,
        RenderOptions options,
        CancellationToken cancellationToken)
    {
        ChartPackage charts = options.Package;
        MeshMap sharedBefore = ComponentValues.Shared(recorded.Config);
        MeshMap sharedNow = ComponentValues.Shared(wanted);
        ILookup<ComponentKey, ComponentInstance> before = ComponentSelection.Of(recorded.Config).ToLookup(ComponentKey.Of);
        ILookup<ComponentKey, ComponentInstance> now = components.ToLookup(ComponentKey.Of);
        ILookup<ComponentKey, MeshManifest> manifests = recorded.Manifests.ToLookup(ComponentKey.Of);
        List<ComponentInstance> affected = [];
        foreach (ComponentInstance component in components)
        {
            // Two of one key would stand for each other, so that neither is known.
            ComponentKey key = ComponentKey.Of(component);
            ComponentChart chart = await charts.GetAsync(component.Kind, cancellationToken).ConfigureAwait(false);
            if (now[key].Count() != 1
                || manifests[key].ToArray() is not [var manifest]
                || before[key].ToArray() is not [var earlier]
                || IsMadeOtherwise(manifest, chart, component.Kind)
                || !earlier.Spec.Without("enabled").Equals(component.Spec.Without("enabled"))
                || !Read(chart, earlier, sharedBefore).Equals(Read(chart, component, sharedNow)))
            {
                affected.Add(component);
            }
        }

        return affected;

        bool IsMadeOtherwise(MeshManifest manifest, ComponentChart chart, ComponentKind kind) =>
            manifest.Chart != chart.ToString()
            || manifest.Version != (wanted.Tag ?? chart.AppVersion)
            || manifest.Revision != wanted.Revision
            || manifest.Owner != wanted.Name
            || manifest.Basis is not { } basis
            || basis.KubeVersion != options.KubeVersion
            || basis.ChartDigest != chart.Digest
            || ((chart.IsKnown ? recorded.IsUpgrade : basis.IsUpgrade) != options.IsUpgrade && chart.TellsUpgrades(kind));
    }

    private static MeshMap Read(ComponentChart chart, ComponentInstance component, MeshMap shared)
    {
        MeshMap values = chart.ValuesOf(component, ComponentValues.For(shared, component));

        // Where a component's own settings stand at the root, the others are gone already, and its own may have their names.
        return component.Kind.FlattensValues ? values : chart.UnreadBy(component.Kind).Aggregate(values, NodePath.Remove);
    }

    private static MeshManifest WithDependencies(MeshManifest manifest, IReadOnlyList<string> dependencies) =>
        dependencies.SequenceEqual(manifest.DependsOn, StringComparer.Ordinal) ? manifest : manifest with { DependsOn = dependencies };
}
