using MeshInstall.Charts.Loading;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Templates;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>A chart with Scriban templates, with the layers of values beside it.</summary>
internal sealed class BuiltInComponentChart(BuiltInChart chart, ValueLayers layers) : ComponentChart
{
    private string? _digest;

    public override string Name => chart.Name;

    public override string Version => chart.Version;

    public override string AppVersion => chart.AppVersion;

    public override string Digest => _digest ??= ChartDigest.Of(chart.Sources.Concat(layers.Sources));

    public override bool IsKnown => true;

    public override IReadOnlyList<string> UnreadBy(ComponentKind kind) => ChartReach.UnreadBy(kind);

    public override RenderedComponent Render(ComponentInstance component, MeshMap values, ComponentRelease release, CancellationToken cancellationToken) =>
        ScribanRenderer.Render(chart, ChartValues.Resolve(component.Kind, chart.Values, layers.For(values), values), release, cancellationToken);
}
