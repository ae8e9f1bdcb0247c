using MeshInstall.Charts.Rendering;
using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>A chart that makes the objects of a component, whichever engine its templates are for. Safe to render from many threads.</summary>
public abstract class ComponentChart
{
    /// <summary>The name in its Chart.yaml.</summary>
    public abstract string Name { get; }

    /// <summary>The version of the chart.</summary>
    public abstract string Version { get; }

    /// <summary>The version of what it installs.</summary>
    public abstract string AppVersion { get; }

    /// <summary>The digest (<c>sha256:...</c>) of all that its rendering is made of; charts of one digest give the same objects for the same values.</summary>
    public abstract string Digest { get; }

    /// <summary>What the chart knows of values; null for a built-in chart, whose values are those of the validation's own tables.</summary>
    public virtual ChartContents? Contents => null;

    /// <summary>Whether it is one of those whose reading of values the engine knows: a built-in chart, or Istio's own.</summary>
    public virtual bool IsKnown => false;

    /// <summary>The paths in the values of a document, whole subtrees each, that the chart does not read for components of that kind.</summary>
    public virtual IReadOnlyList<string> UnreadBy(ComponentKind kind) => [];

    /// <summary>Whether it may make something else for an upgrade than for an installation, for components of that kind.</summary>
    public virtual bool TellsUpgrades(ComponentKind kind) => ChartReach.DistinguishesUpgrades(kind);

    /// <summary>The values the chart is given, of those that the configuration amounts to for the component.</summary>
    public virtual MeshMap ValuesOf(ComponentInstance component, MeshMap values) => values;

    /// <summary>The objects of the component.</summary>
    /// <param name="component">The component.</param>
    /// <param name="values">What <see cref="ValuesOf"/> gave; the chart's own defaults are below it.</param>
    /// <param name="release">What it is rendered for.</param>
    /// <param name="cancellationToken">Ends the rendering.</param>
    /// <exception cref="MeshException">A template failed, or what it wrote is no object.</exception>
    public abstract RenderedComponent Render(ComponentInstance component, MeshMap values, ComponentRelease release, CancellationToken cancellationToken);

    /// <summary>What the schemas of the chart do not allow in the values that <see cref="ValuesOf"/> gave.</summary>
    /// <exception cref="MeshException">A schema of the chart is none.</exception>
    public virtual IReadOnlyList<ChartValueIssue> CheckValues(MeshMap values, CancellationToken cancellationToken) => [];

    /// <inheritdoc/>
    public override string ToString() => $"{Name}-{Version}";
}
