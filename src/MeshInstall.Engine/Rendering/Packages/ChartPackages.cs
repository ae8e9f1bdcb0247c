using MeshInstall.Charts.Repositories;
using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>Finds out what a reference to charts means.</summary>
public static class ChartPackages
{
    /// <summary>The charts that a reference names. Folders of charts are only looked at here; each chart is loaded when a component needs it.</summary>
    /// <exception cref="MeshException">
    /// It names no charts (<c>ChartReferenceInvalid</c>), or the one chart it names does not load, with the errors of the chart engine.
    /// </exception>
    public static async Task<ChartPackage> OpenAsync(PackageReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Components.Count > 0)
        {
            return new SelectedCharts(reference.Components.ToDictionary(
                entry => ComponentCatalog.Find(entry.Key) ?? throw ChartPackageErrors.UnknownComponent(entry.Key), entry => reference.At(entry.Value)));
        }

        ChartLocation location = reference.At(reference.Address);
        if (!IsOneChart(location))
        {
            return location.IsRemote
                ? new RepositoryPackage(location)
                : IstioPackage.At(location.Address)
                    ?? throw (Directory.Exists(location.Address) ? ChartPackageErrors.NotACharts(location.Address) : ChartPackageErrors.NoPath(location.Address));
        }

        ComponentChart chart = await ChartOpener.OpenAsync(location, cancellationToken).ConfigureAwait(false);
        Dictionary<ComponentKind, ChartLocation> kinds = ComponentCatalog.All
            .Where(kind => kind.ChartNames.Contains(chart.Name, StringComparer.Ordinal))
            .ToDictionary(kind => kind, _ => location);
        return kinds.Count > 0 ? new SelectedCharts(kinds) : throw ChartPackageErrors.UnknownChart(location.Address, chart.Name);
    }

    private static bool IsOneChart(ChartLocation location) => location.IsRemote
        ? ChartReference.Parse(location.Address) switch
        {
            { Kind: ChartReferenceKind.Registry } registry => NamesChart(registry.RegistryPath),
            { Kind: ChartReferenceKind.Repository } repository => repository.ChartName.Length > 0,
            _ => true,
        }
        : File.Exists(location.Address) || File.Exists(Path.Combine(location.Address, ChartFolders.MetadataFile));

    // In a registry a chart is a repository of its own, so that only its name tells it from the folder of several.
    private static bool NamesChart(string path) =>
        ComponentCatalog.All.Any(kind => kind.ChartNames.Contains(path[(path.LastIndexOf('/') + 1)..], StringComparer.Ordinal));
}
