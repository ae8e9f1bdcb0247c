using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Rendering.Packages;

/// <summary>The errors of finding components' charts.</summary>
internal static class ChartPackageErrors
{
    private static readonly string KnownCharts =
        string.Join(", ", ComponentCatalog.All.SelectMany(kind => kind.ChartNames).Distinct(StringComparer.Ordinal));

    public static MeshException NoChart(ComponentKind kind, string place) => new(
        "ChartNotFound", MeshErrorKind.NotFound, $"There is no chart for the component {kind.Name} in {place}.",
        "Give a package that has one, name its chart in -Chart, or leave the component out.", kind.Name);

    public static MeshException NoPath(string path) => new(
        "ChartReferenceInvalid", MeshErrorKind.InvalidArgument, $"There are no charts at '{path}': neither a folder nor a file has that name.",
        "Check the path, relative to the current location.", path);

    public static MeshException NotACharts(string address) => new(
        "ChartReferenceInvalid", MeshErrorKind.InvalidArgument,
        $"'{address}' holds no charts: it is no chart (Chart.yaml), no archive of one, and has no Istio charts under 'charts' or 'manifests/charts'.",
        "Give the folder of an Istio release, its 'manifests' folder, a chart's folder or .tgz, an https address or oci:// reference, or a hashtable with one for each component.",
        address);

    public static MeshException UnknownComponent(string name) => new(
        "ChartReferenceInvalid", MeshErrorKind.InvalidArgument, $"-Chart names a chart for '{name}', and there is no such component.",
        $"Known components: {string.Join(", ", ComponentCatalog.All.Select(kind => kind.Name))}.", name);

    public static MeshException UnknownChart(string address, string chart) => new(
        "ChartReferenceInvalid", MeshErrorKind.InvalidArgument, $"The chart '{chart}' in '{address}' is of no component of Istio; those are {KnownCharts}.",
        "Say which component it is for: -Chart @{ Pilot = '...' }, or render any chart with Expand-MeshChart.", address);

    public static MeshException ForAnotherEngine(string chart, string engine) => new(
        "ChartEngineUnknown", MeshErrorKind.InvalidData, $"The chart {chart} asks for the template engine '{engine}', which is not known.",
        "Correct the annotation in its Chart.yaml: 'scriban' or none.", chart);
}
