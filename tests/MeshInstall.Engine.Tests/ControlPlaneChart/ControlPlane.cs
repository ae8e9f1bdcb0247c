using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Templates;

namespace MeshInstall.Engine.Tests.ControlPlaneChart;

/// <summary>The shipped chart of the control plane, rendered with some values over its defaults.</summary>
internal static class ControlPlane
{
    private static readonly BuiltInChart Chart = BuiltInCharts.At(RepositoryFolder.Charts).Get("pilot");

    public static RenderedComponent Render(string values = "{}", string @namespace = "istio-system", bool upgrade = false) =>
        ScribanRenderer.Render(Chart, Over(Chart.Values, Parse(values)), new ComponentRelease("istio", @namespace, "v1.35.0", upgrade), CancellationToken.None);

    public static IReadOnlyList<MeshResource> Objects(string values = "{}", string @namespace = "istio-system", bool upgrade = false) =>
        Render(values, @namespace, upgrade).Resources;

    public static MeshMap Only(string kind, string values = "{}", bool upgrade = false) =>
        Assert.Single(Objects(values, upgrade: upgrade), resource => resource.Kind == kind).Body;

    /// <summary>An entry of the data of a ConfigMap, read as YAML.</summary>
    public static MeshMap Data(string name, string entry, string values = "{}") =>
        Parse(Assert.Single(Objects(values), resource => resource.Kind == "ConfigMap" && resource.Name == name).Body.FindMap("data")!.FindText(entry)!);

    public static MeshMap Parse(string yaml) => (MeshMap)YamlReader.ReadSingle(yaml, "test.yaml")!;

    /// <summary>The node at a path of names and positions, such as <c>spec.ports.0.port</c>; null where there is none.</summary>
    public static MeshNode? At(this MeshNode? node, string path) => path.Split('.').Aggregate<string, MeshNode?>(node, (at, name) => at switch
    {
        MeshMap map => map.Find(name),
        MeshList list => list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)],
        _ => null,
    });

    private static MeshMap Over(MeshMap low, MeshMap high) => high.Aggregate(low, (map, entry) => map.With(
        entry.Key, entry.Value is MeshMap above && map.FindMap(entry.Key) is { } below ? Over(below, above) : entry.Value));
}
