using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Packages;

namespace MeshInstall.Engine.Validation.Charts;

/// <summary>The charts that a configuration is rendered with.</summary>
internal sealed class ChartsInUse(IReadOnlyList<ChartInUse> charts)
{
    private const string ValuesPath = "spec.values.";
    private const string SharedReader = "Pilot";

    /// <summary>The charts of the components that are on, and of the others where they are at hand.</summary>
    /// <exception cref="MeshException">The chart of a component that is on does not load.</exception>
    public static async Task<ChartsInUse> LoadAsync(MeshConfig config, ChartPackage package, CancellationToken cancellationToken)
    {
        HashSet<ComponentKind> on = [.. ComponentSelection.Of(config).Select(component => component.Kind)];
        List<ChartInUse> charts = [];
        foreach (ComponentKind kind in ComponentCatalog.All.Where(kind => package.Provides(kind) && (package.IsLocal || on.Contains(kind))))
        {
            if (await ContentsAsync(kind).ConfigureAwait(false) is { } contents)
            {
                charts.Add(new ChartInUse(kind, contents));
            }
        }

        return new ChartsInUse(charts);

        async Task<ChartContents?> ContentsAsync(ComponentKind kind)
        {
            try
            {
                return (await package.GetAsync(kind, cancellationToken).ConfigureAwait(false)).Contents;
            }
            catch (MeshException) when (!on.Contains(kind))
            {
                return null;
            }
        }
    }

    /// <summary>The chart that decides on a field: the component's own, or istiod's for fields that all share; null where it is not in use.</summary>
    public ChartInUse? DeciderOn(IReadOnlyList<string> keys) => OwnerKindOf(keys) is { } kind
        ? charts.FirstOrDefault(chart => chart.Kind == kind)
        : charts.FirstOrDefault(chart => chart.Kind.Name == SharedReader);

    /// <summary>Whether any chart has the field among its defaults, or reads it in a template.</summary>
    public bool Know(IReadOnlyList<string> keys) => charts.Any(chart => chart.Knows(keys));

    /// <summary>Whether any chart may read the field.</summary>
    public bool MayRead(IReadOnlyList<string> keys) => charts.Any(chart => chart.MayRead(keys));

    /// <summary>The map that the charts have as default of a field; null where they have none, or an empty one that takes anything.</summary>
    public MeshMap? DefaultMapOf(IReadOnlyList<string> keys) =>
        charts.Select(chart => chart.DefaultOf(keys)).OfType<MeshMap>().FirstOrDefault(map => map.Count > 0);

    /// <summary>The names of the charts' defaults beside a field.</summary>
    public IEnumerable<string> Siblings(IReadOnlyList<string> keys) => charts.SelectMany(chart => chart.Siblings(keys)).Distinct(StringComparer.Ordinal);

    /// <summary>Whether the field is for a chart that is not Istio's, so that Istio's tables do not bind it.</summary>
    public bool IsForeign(string path) => path.StartsWith(ValuesPath, StringComparison.Ordinal)
        && DeciderOn([.. path[ValuesPath.Length..].Split('.')]) is { Contents.IsIstios: false };

    /// <summary>Whether components' own settings stand below the field, which no chart need have.</summary>
    public static bool IsRoot(IReadOnlyList<string> keys) =>
        ComponentCatalog.All.Any(kind => kind.ValuesRoot.Split('.') is var root && keys.Count <= root.Length && root.Take(keys.Count).SequenceEqual(keys));

    private static ComponentKind? OwnerKindOf(IReadOnlyList<string> keys) => ComponentCatalog.All.FirstOrDefault(kind =>
        kind.ValuesRoot != "global" && kind.ValuesRoot.Split('.') is var root && keys.Count >= root.Length && keys.Take(root.Length).SequenceEqual(root));
}
