using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>Charts that were named one by one, each for a component.</summary>
internal sealed class SelectedCharts(IReadOnlyDictionary<ComponentKind, ChartLocation> charts) : ChartPackage
{
    public override bool Provides(ComponentKind kind) => charts.ContainsKey(kind);

    public override string ToString() => string.Join(", ", charts.Select(chart => $"{chart.Key.Name} ({chart.Value})"));

    protected override string AddressOf(ComponentKind kind) => charts[kind].ToString();

    protected override Task<ComponentChart> LoadAsync(ComponentKind kind, CancellationToken cancellationToken) =>
        ChartOpener.OpenAsync(charts[kind], cancellationToken);
}
