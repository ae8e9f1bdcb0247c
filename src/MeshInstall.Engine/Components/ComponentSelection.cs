using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Components;

/// <summary>Which components a configuration turns on.</summary>
public static class ComponentSelection
{
    /// <summary>The components that are on, in the order of the catalogue, gateways in the document's order.</summary>
    public static IReadOnlyList<ComponentInstance> Of(MeshConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return [.. ComponentCatalog.All.SelectMany(kind => OfKind(kind, config))];
    }

    /// <summary>Whether the configuration turns on any component of that kind.</summary>
    public static bool IsEnabled(MeshConfig config, string kind) => IsEnabled(config, ComponentCatalog.Find(kind)!);

    /// <summary>Whether the configuration turns on any component of that kind.</summary>
    public static bool IsEnabled(MeshConfig config, ComponentKind kind) => OfKind(kind, config).Any();

    private static IEnumerable<ComponentInstance> OfKind(ComponentKind kind, MeshConfig config)
    {
        bool turnedOnByValues = kind.EnabledPath.Length > 0
            && MeshPath.Parse(kind.EnabledPath).Find(ConfigDocument.ChartValues(config.Document)) is MeshScalar { Value: true };
        MeshNode? entry = config.Spec.FindMap("components")?.Find(kind.SpecField);
        IEnumerable<MeshMap>? specs = entry switch
        {
            MeshList list when kind.IsList => list.Select(item => item as MeshMap ?? MeshMap.Empty),
            MeshMap map when !kind.IsList => [map],
            _ => null,
        };
        if (specs is null)
        {
            return kind.EnabledByDefault || turnedOnByValues ? [Instance(kind, config, MeshMap.Empty)] : [];
        }

        return specs.Where(spec => turnedOnByValues || (spec.FindBoolean("enabled") ?? true)).Select(spec => Instance(kind, config, spec));
    }

    private static ComponentInstance Instance(ComponentKind kind, MeshConfig config, MeshMap spec) => new(
        kind,
        kind.IsList ? NonEmpty(spec.FindText("name")) ?? kind.WorkloadName : kind.Name,
        NonEmpty(spec.FindText("namespace")) ?? config.Namespace,
        spec);

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
