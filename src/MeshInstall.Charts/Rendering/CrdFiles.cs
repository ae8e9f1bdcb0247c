using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Values;

namespace MeshInstall.Charts.Rendering;

/// <summary>The files under <c>crds/</c> of a chart and its subcharts, which are no templates.</summary>
internal static class CrdFiles
{
    public static IEnumerable<(string Path, string Text)> Of(ChartInstance chart) => chart.Source.Files
        .Where(IsCrd)
        .Select(file => (ChartPath.Join(chart.Path, file.Name), GoString.FromBytes(file.Data.Span)))
        .Concat(chart.Subcharts.SelectMany(Of));

    private static bool IsCrd(ChartFile file) => file.Name.StartsWith("crds/", StringComparison.Ordinal)
        && (Path.GetExtension(file.Name).ToUpperInvariant() is ".YAML" or ".YML" or ".JSON");
}
