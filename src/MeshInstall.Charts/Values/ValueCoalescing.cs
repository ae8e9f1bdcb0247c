using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.Values;

/// <summary>
/// Lays the values of a user over the defaults of a chart and of its subcharts: maps are merged, all else is replaced, globals go down into every
/// subchart. Merging keeps nils for a later pass; coalescing lets a nil take a default away.
/// </summary>
internal sealed class ValueCoalescing
{
    public const string Globals = "global";
    private readonly bool _keepNils;
    private readonly ValueRun _run;

    private ValueCoalescing(bool keepNils, ValueRun run)
    {
        _keepNils = keepNils;
        _run = run;
    }

    /// <summary>The values with nils taking defaults away.</summary>
    /// <exception cref="ChartException">What is meant for a subchart is no table.</exception>
    public static GoMap Coalesce(ChartInstance chart, GoMap values, ValueRun run) =>
        new ValueCoalescing(keepNils: false, run).Descend(chart, ValueTables.Copy(values, run), string.Empty);

    /// <summary>The values with all nils kept.</summary>
    /// <exception cref="ChartException">What is meant for a subchart is no table.</exception>
    public static GoMap Merge(ChartInstance chart, GoMap values, ValueRun run) =>
        new ValueCoalescing(keepNils: true, run).Descend(chart, ValueTables.Copy(values, run), string.Empty);

    private GoMap Descend(ChartInstance chart, GoMap target, string prefix)
    {
        string place = ValueTables.Join(prefix, chart.Name);
        FillDefaults(chart, target, place);
        foreach (ChartInstance subchart in chart.Subcharts)
        {
            if (!target.TryGetValue(subchart.Name, out object? value))
            {
                target[subchart.Name] = value = new GoMap();
            }

            if (value is not GoMap table)
            {
                throw new ChartException(
                    "ChartValuesInvalid", MeshErrorKind.InvalidData, $"type mismatch on {subchart.Name}: {ValueTypes.NameOf(value)}",
                    $"The values under '{subchart.Name}' go to the subchart of that name: give a map there.", chart.Name);
            }

            PassGlobals(table, target, place);
            target[subchart.Name] = Descend(subchart, table, place);
        }

        return target;
    }

    private void FillDefaults(ChartInstance chart, GoMap target, string place)
    {
        foreach ((string key, object? standard) in chart.CopyValues(_run).Entries)
        {
            if (!target.TryGetValue(key, out object? value))
            {
                target[key] = standard;
            }
            else if (value is null && !_keepNils)
            {
                target.Remove(key);
            }
            else if (value is GoMap table)
            {
                if (standard is GoMap defaults)
                {
                    bool isSubchart = chart.Subcharts.Exists(subchart => subchart.Name.Equals(key, StringComparison.Ordinal));
                    ValueTables.Fill(table, defaults, _keepNils || isSubchart, ValueTables.Join(place, key), _run);
                }
                else if (standard is not null)
                {
                    _run.Warn($"warning: skipped value for {place}.{key}: Not a table.");
                }
            }
        }
    }

    /// <summary>Merges the globals of a chart into those of a subchart; where both have a value the chart's wins.</summary>
    private void PassGlobals(GoMap subchart, GoMap chart, string place)
    {
        if (FindGlobals(subchart, "destination") is not { } target || FindGlobals(chart, "source") is not { } source)
        {
            return;
        }

        _run.Copy(source.Count);
        foreach ((string key, object? value) in source.Entries.ToArray())
        {
            bool has = target.TryGetValue(key, out object? own);
            if (value is GoMap table)
            {
                // Only the outermost level is copied: deeper tables are the chart's own, and what a subchart adds there shows in the chart too.
                GoMap copy = ValueTables.CopyShallow(table, _run);
                if (!has)
                {
                    target[key] = copy;
                }
                else if (own is GoMap ownTable)
                {
                    target[key] = ValueTables.Fill(copy, ownTable, keepNils: true, ValueTables.Join(place, key), _run);
                }
                else
                {
                    _run.Warn($"Conflict: cannot merge map onto non-map for {GoQuoting.Quote(key)}. Skipping.");
                }
            }
            else if (own is GoMap)
            {
                _run.Warn($"key {key} is table. Skipping");
            }
            else
            {
                target[key] = value;
            }
        }

        subchart[Globals] = target;
    }

    private GoMap? FindGlobals(GoMap values, string role)
    {
        if (!values.TryGetValue(Globals, out object? globals))
        {
            return new GoMap();
        }

        if (globals is not GoMap)
        {
            _run.Warn($"warning: skipping globals because {role} {Globals} is not a table.");
        }

        return globals as GoMap;
    }
}
