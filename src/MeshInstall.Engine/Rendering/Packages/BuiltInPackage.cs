using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Templates;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>The charts that ship with the module.</summary>
internal sealed class BuiltInPackage(string root) : ChartPackage
{
    private readonly BuiltInCharts _charts = BuiltInCharts.At(root);

    public override bool Provides(ComponentKind kind) => true;

    public override string ToString() => root;

    protected override string AddressOf(ComponentKind kind) => kind.BuiltInChart;

    protected override Task<ComponentChart> LoadAsync(ComponentKind kind, CancellationToken cancellationToken) =>
        Task.FromResult<ComponentChart>(new BuiltInComponentChart(_charts.Get(kind.BuiltInChart), _charts.Layers));
}
