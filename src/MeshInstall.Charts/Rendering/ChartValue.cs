using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Values;

namespace MeshInstall.Charts.Rendering;

/// <summary>Builds what templates see as <c>.Chart</c>: the fields of Chart.yaml under the names they have in Helm's code.</summary>
internal static class ChartValue
{
    public static GoMap Of(ChartInstance chart)
    {
        ChartMetadata metadata = chart.Description.Metadata;
        return Map(GoType.MapOfAny,
            ("Name", chart.Name),
            ("Home", metadata.Home),
            ("Sources", Strings(metadata.Sources)),
            ("Version", metadata.Version),
            ("Description", metadata.Description),
            ("Keywords", Strings(metadata.Keywords)),
            ("Maintainers", List(metadata.Maintainers.Select(Of))),
            ("Icon", metadata.Icon),
            ("APIVersion", metadata.ApiVersion),
            ("Condition", metadata.Condition),
            ("Tags", metadata.Tags),
            ("AppVersion", metadata.AppVersion),
            ("Deprecated", metadata.Deprecated),
            ("Annotations", Annotations(metadata)),
            ("KubeVersion", metadata.KubeVersion),
            ("Dependencies", List(chart.Description.Dependencies.Select(Of))),
            ("Type", metadata.Type),
            ("IsRoot", chart.IsRoot));
    }

    private static GoMap Annotations(ChartMetadata metadata) => metadata.Annotations.Count == 0
        ? new GoMap(GoType.MapOfString) { IsNil = true }
        : Map(GoType.MapOfString, [.. metadata.Annotations.Select(entry => (entry.Key, (object?)entry.Value))]);

    private static GoMap Of(ChartMaintainer maintainer) => Map(GoType.MapOfAny,
        ("Name", maintainer.Name), ("Email", maintainer.Email), ("URL", maintainer.Url));

    private static GoMap Of(DependencyEntry entry) => Map(GoType.MapOfAny,
        ("Name", entry.Name),
        ("Version", entry.Dependency.Version),
        ("Repository", entry.Dependency.Repository),
        ("Condition", entry.Dependency.Condition),
        ("Tags", Strings(entry.Dependency.Tags)),
        ("Enabled", entry.Enabled),
        ("ImportValues", List(entry.ImportValues)),
        ("Alias", entry.Dependency.Alias));

    private static GoList Strings(IEnumerable<string> items) => List(items);

    private static GoList List(IEnumerable<object?> items) => new([.. items]);

    private static GoMap Map(GoType type, params (string Key, object? Value)[] entries)
    {
        GoMap map = new(type, entries.Length);
        foreach ((string key, object? value) in entries)
        {
            map[key] = value;
        }

        return map;
    }
}
