using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>A repository of charts, or a prefix in an OCI registry, that has them under the names of Istio's own repository.</summary>
internal sealed class RepositoryPackage(ChartLocation repository) : ChartPackage
{
    public override bool Provides(ComponentKind kind) => true;

    public override string ToString() => repository.ToString();

    protected override string AddressOf(ComponentKind kind) => kind.RepositoryChart;

    protected override Task<ComponentChart> LoadAsync(ComponentKind kind, CancellationToken cancellationToken) =>
        ChartOpener.OpenAsync(repository with { Chart = kind.RepositoryChart }, cancellationToken);
}
