using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Templates;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>A chart with Scriban templates, with the layers of values beside it.</summary>
internal sealed class BuiltInComponentChart(BuiltInChart chart, ValueLayers layers) : ComponentChart
{
    public override string Name => chart.Name;

    public override string Version => chart.Version;

    public override string AppVersion => chart.AppVersion;

    public override bool IsKnown => true;

    public override RenderedComponent Render(ComponentInstance component, MeshMap values, ComponentRelease release, CancellationToken cancellationToken) =>
        ScribanRenderer.Render(chart, ChartValues.Resolve(component.Kind, chart.Values, layers.For(values), values), release, cancellationToken);
}
