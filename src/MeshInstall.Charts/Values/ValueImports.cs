using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Values;

/// <summary>Brings values of subcharts into their parents, where <c>import-values</c> asks for it; the innermost charts go first.</summary>
internal static class ValueImports
{
    private const string Exports = "exports.";

    /// <summary>Imports throughout the tree.</summary>
    /// <exception cref="ChartException">What is meant for a subchart is no table.</exception>
    public static void Apply(ChartInstance chart, ValueRun run)
    {
        foreach (ChartInstance subchart in chart.Subcharts)
        {
            Apply(subchart, run);
        }

        if (chart.Description.Dependencies.Count > 0)
        {
            Import(chart, run);
        }
    }

    private static void Import(ChartInstance chart, ValueRun run)
    {
        GoMap values = ValueCoalescing.Merge(chart, new GoMap(), run);
        GoMap imported = new();
        foreach (DependencyEntry entry in chart.Description.Dependencies)
        {
            List<object?> done = [];
            foreach (object? wish in entry.ImportValues)
            {
                if (ReadWish(wish) is not var (child, parent))
                {
                    continue;
                }

                done.Add(Describe(child, parent));
                if (!ValueTables.TryFindTable(values, $"{entry.Name}.{child}", out GoMap? table))
                {
                    run.Warn($"ImportValues missing table {child} from chart {entry.Name}");
                    continue;
                }

                imported = ValueTables.Fill(imported, Nest(parent, table), keepNils: true, string.Empty, run);
            }

            entry.ImportValues = done;
        }

        // What the parent says itself wins over what it imports. The copy cuts the tables that both share by now.
        chart.SetValues(ValueTables.Fill(ValueTables.Copy(values, run), imported, keepNils: true, string.Empty, run));
    }

    /// <summary>Two aliases of one chart share the entries of its subcharts; what the first has worked out is no wish to the second.</summary>
    private static (string Child, string Parent)? ReadWish(object? wish) => wish switch
    {
        GoMap map when ReferenceEquals(map.Type, GoType.MapOfAny) => (GoPrint.Format(map["child"]), GoPrint.Format(map["parent"])),
        string name => (Exports + name, "."),
        _ => null,
    };

    private static GoMap Describe(string child, string parent)
    {
        GoMap description = new(GoType.MapOfString);
        description["child"] = child;
        description["parent"] = parent;
        return description;
    }

    private static GoMap Nest(string path, GoMap table)
    {
        if (path == ".")
        {
            return table;
        }

        GoMap nested = table;
        foreach (string name in Enumerable.Reverse(path.Split('.')))
        {
            GoMap outer = new();
            outer[name] = nested;
            nested = outer;
        }

        return nested;
    }
}
