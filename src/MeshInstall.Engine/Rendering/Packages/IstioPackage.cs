using MeshInstall.Engine.Components;
using MeshInstall.Engine.Profiles;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>A folder laid out as <c>manifests</c> of an Istio release: <c>charts</c>, and <c>profiles</c> beside it.</summary>
internal sealed class IstioPackage : ChartPackage
{
    private readonly string _charts;

    private IstioPackage(string manifests)
    {
        _charts = Path.Combine(manifests, "charts");
        Profiles = ProfileCatalog.OfPackage(manifests);
    }

    public override ProfileCatalog? Profiles { get; }

    public override bool IsLocal => true;

    /// <summary>The package in a folder, or in its folder <c>manifests</c>; null where neither looks like one.</summary>
    public static IstioPackage? At(string folder)
    {
        string[] candidates = [folder, Path.Combine(folder, "manifests")];
        string? found = Array.Find(candidates, candidate =>
            ComponentCatalog.All.Any(kind => File.Exists(Path.Combine(candidate, "charts", kind.ChartFolder, ChartFolders.MetadataFile))));
        return found is null ? null : new IstioPackage(found);
    }

    public override bool Provides(ComponentKind kind) => File.Exists(Path.Combine(AddressOf(kind), ChartFolders.MetadataFile));

    public override string ToString() => _charts;

    protected override string AddressOf(ComponentKind kind) => Path.Combine(_charts, kind.ChartFolder);

    protected override Task<ComponentChart> LoadAsync(ComponentKind kind, CancellationToken cancellationToken) =>
        ChartOpener.OpenAsync(new ChartLocation(AddressOf(kind)), cancellationToken);
}
