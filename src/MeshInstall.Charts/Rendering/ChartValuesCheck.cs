using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Schemas;
using MeshInstall.Charts.Values;

namespace MeshInstall.Charts.Rendering;

/// <summary>Holds values against the schemas of a chart without rendering it.</summary>
public static class ChartValuesCheck
{
    /// <summary>What the values.schema.json of a chart and of the subcharts in use do not allow; empty where they fit, or where there is no schema.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="values">The user's values, which go over the chart's own.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ChartException">A schema is none (<c>ChartSchemaInvalid</c>), takes too long, or a dependency is wrong.</exception>
    public static IReadOnlyList<ChartValueIssue> Run(Chart chart, MeshMap values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(values);
        ValueRun run = new(new ExecutionBudget(ChartLimits.Default, cancellationToken));
        ChartInstance root = new(chart);
        GoMap given = GoConversion.FromMap(values);
        DependencySelection.Apply(root, given, string.Empty, run);
        ValueImports.Apply(root, run);
        List<ChartValueIssue> issues = [];
        Collect(root, ValueCoalescing.Coalesce(root, given, run), issues, cancellationToken);
        return issues;
    }

    private static void Collect(ChartInstance chart, GoMap values, List<ChartValueIssue> issues, CancellationToken cancellationToken)
    {
        if (!chart.Source.Schema.IsEmpty)
        {
            foreach (SchemaIssue issue in ValuesSchema.Validate(chart.Source.Schema, values, chart.Name, cancellationToken))
            {
                issues.Add(new ChartValueIssue(chart.Name, PathOf(issue), ValuesSchema.Format([issue]).Trim()));
            }
        }

        foreach (ChartInstance subchart in chart.Subcharts)
        {
            if (values[subchart.Name] is GoMap below)
            {
                Collect(subchart, below, issues, cancellationToken);
            }
        }
    }

    // A reference or a combination stands above what failed; the place is that of the only cause.
    private static string PathOf(SchemaIssue issue)
    {
        while (issue.Causes.Count == 1)
        {
            issue = issue.Causes[0];
        }

        return string.Join('.', issue.Path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)));
    }
}
