using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Repositories;
using MeshInstall.Engine.Rendering.Templates;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>Loads charts from wherever they are.</summary>
internal static class ChartOpener
{
    private const string EngineAnnotation = "meshinstall.io/engine";
    private const string Scriban = "scriban";

    /// <summary>The chart at a location, for a component.</summary>
    /// <exception cref="MeshException">It does not load, or is for an engine that there is not (<c>ChartEngineUnknown</c>).</exception>
    public static async Task<ComponentChart> OpenAsync(ChartLocation location, CancellationToken cancellationToken)
    {
        Chart chart = await LoadAsync(location, cancellationToken).ConfigureAwait(false);
        return chart.Metadata.Annotations.GetValueOrDefault(EngineAnnotation) switch
        {
            null or "" or "helm" => new HelmComponentChart(chart),
            Scriban when Directory.Exists(location.Address) => OpenBuiltIn(location.Address),
            var engine => throw ChartPackageErrors.ForAnotherEngine(chart.ToString(), engine),
        };
    }

    /// <summary>The Helm chart at a location.</summary>
    /// <exception cref="MeshException">It is not there, cannot be fetched, or does not load.</exception>
    public static async Task<Chart> LoadAsync(ChartLocation location, CancellationToken cancellationToken)
    {
        if (!location.IsRemote)
        {
            return await ChartLoader.LoadAsync(location.Address, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        ChartReference reference = ChartReference.Parse(location.Address);
        using ChartFetcher fetcher = new(new ChartFetchOptions { Credential = location.Credential });
        FetchedChart fetched = await fetcher
            .FetchAsync(location.Chart is null ? reference : reference.WithChart(location.Chart), location.Version, cancellationToken).ConfigureAwait(false);
        return fetched.Chart;
    }

    private static BuiltInComponentChart OpenBuiltIn(string folder)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return new BuiltInComponentChart(BuiltInChartLoader.Load(full), new ValueLayers(Path.Combine(Path.GetDirectoryName(full)!, "layers")));
    }
}
