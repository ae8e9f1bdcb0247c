using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Semver;

namespace MeshInstall.Charts.Values;

/// <summary>Works out which subcharts are wanted, and under which names: by version, alias, tags and conditions.</summary>
internal static class DependencySelection
{
    /// <summary>Removes the subcharts that are turned off, throughout the tree.</summary>
    /// <param name="chart">The chart; it is changed.</param>
    /// <param name="values">The user's values; below the outermost chart those of the whole tree.</param>
    /// <param name="path">Where the chart's own values stand among them, with a dot at the end; empty for the outermost.</param>
    /// <param name="run">Takes what Helm warns of, and holds the bounds.</param>
    /// <exception cref="ChartException">What is meant for a subchart is no table.</exception>
    public static void Apply(ChartInstance chart, GoMap values, string path, ValueRun run)
    {
        List<DependencyEntry> entries = chart.Description.Dependencies;
        if (entries.Count == 0)
        {
            return;
        }

        chart.SetSubcharts(Match(chart, entries, run));
        foreach (DependencyEntry entry in entries)
        {
            entry.Enabled = true;
        }

        GoMap coalesced = ValueCoalescing.Coalesce(chart, values, run);
        ApplyTags(entries, coalesced, run);
        ApplyConditions(entries, coalesced, path, run);
        HashSet<string> removed = new(entries.Where(entry => !entry.Enabled).Select(entry => entry.Name), StringComparer.Ordinal);
        List<ChartInstance> kept = chart.Subcharts.FindAll(subchart => !removed.Contains(subchart.Name));
        List<DependencyEntry> keptEntries = entries.FindAll(entry => !removed.Contains(entry.Name));
        foreach (ChartInstance subchart in kept)
        {
            Apply(subchart, coalesced, $"{path}{subchart.Name}.", run);
        }

        chart.Description.Dependencies = keptEntries;
        chart.SetSubcharts(kept);
    }

    /// <summary>The charts that no entry speaks of, then one chart for each entry that finds one.</summary>
    private static List<ChartInstance> Match(ChartInstance chart, List<DependencyEntry> entries, ValueRun run)
    {
        List<ChartInstance> matched = chart.Subcharts.FindAll(subchart =>
        {
            run.Look(entries.Count);
            return !entries.Exists(entry => Fits(entry, subchart));
        });
        foreach (DependencyEntry entry in entries)
        {
            run.Look(chart.Subcharts.Count);
            if (chart.Subcharts.Find(subchart => Fits(entry, subchart)) is { } found)
            {
                matched.Add(found.CopyAs(entry.Dependency.Alias));
            }

            if (entry.Dependency.Alias.Length > 0)
            {
                entry.Name = entry.Dependency.Alias;
            }
        }

        return matched;
    }

    private static bool Fits(DependencyEntry entry, ChartInstance subchart) =>
        subchart.Name.Equals(entry.Name, StringComparison.Ordinal)
        && VersionConstraint.IsCompatibleRange(entry.Dependency.Version, subchart.Source.Metadata.Version);

    private static void ApplyTags(List<DependencyEntry> entries, GoMap values, ValueRun run)
    {
        if (!ValueTables.TryFindTable(values, "tags", out GoMap? tags))
        {
            return;
        }

        foreach (DependencyEntry entry in entries)
        {
            bool on = false, off = false;
            foreach (string tag in entry.Dependency.Tags)
            {
                if (!tags.TryGetValue(tag, out object? value))
                {
                    continue;
                }

                if (value is bool flag)
                {
                    on |= flag;
                    off |= !flag;
                }
                else
                {
                    run.Warn($"returned non-bool value (tag {tag}, chart {entry.Name})");
                }
            }

            entry.Enabled = on || !off;
        }
    }

    private static void ApplyConditions(List<DependencyEntry> entries, GoMap values, string path, ValueRun run)
    {
        foreach (DependencyEntry entry in entries)
        {
            foreach (string condition in entry.Dependency.Condition.Trim().Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!ValueTables.TryFindValue(values, path + condition, out object? value))
                {
                    continue;
                }

                if (value is bool flag)
                {
                    entry.Enabled = flag;
                    break;
                }

                run.Warn($"returned non-bool value (path {condition}, chart {entry.Name})");
            }
        }
    }
}
