using System.Globalization;
using System.Text;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Schemas.Evaluation;

namespace MeshInstall.Charts.Schemas;

/// <summary>Holds values against the values.schema.json of a chart and of its subcharts.</summary>
internal static class ValuesSchema
{
    private const int MaxSubchartDepth = 100;

    /// <summary>Checks the coalesced values of a chart and, below the subcharts' names, those of its subcharts.</summary>
    /// <exception cref="ChartException">The values do not fit (<c>ChartValuesInvalid</c>, worded as helm does), or a schema is none (<c>ChartSchemaInvalid</c>).</exception>
    public static void Require(SchemaScope chart, GoMap values, CancellationToken cancellationToken)
    {
        StringBuilder text = new();
        Describe(chart, values, text, 0, cancellationToken);
        if (text.Length > 0)
        {
            throw new ChartException(
                "ChartValuesInvalid", MeshErrorKind.InvalidData, $"values don't meet the specifications of the schema(s) in the following chart(s):\n{text}",
                "Correct the values at the places named, or see the chart's values.schema.json.", chart.Name);
        }
    }

    /// <summary>What one schema does not allow, in the order of the keys of the values; empty where they fit.</summary>
    /// <param name="schema">The text of values.schema.json.</param>
    /// <param name="values">The values.</param>
    /// <param name="name">The chart's name, for errors.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ChartException">The schema is none (<c>ChartSchemaInvalid</c>), or takes too long.</exception>
    public static IReadOnlyList<SchemaIssue> Validate(ReadOnlyMemory<byte> schema, object? values, string name, CancellationToken cancellationToken)
    {
        CompiledSchema compiled = SchemaCache.Compile(schema, name, cancellationToken);
        SchemaIssue? issue = SchemaEvaluation.Evaluate(compiled, values, new SchemaBudget(cancellationToken));
        return issue is null ? [] : issue.IsGroup ? issue.Causes : [issue];
    }

    /// <summary>The issues as helm lists them.</summary>
    public static string Format(IReadOnlyList<SchemaIssue> issues)
    {
        StringBuilder text = new();
        Append(text, issues, 0);
        return text.ToString();
    }

    private static void Describe(SchemaScope chart, GoMap values, StringBuilder text, int depth, CancellationToken cancellationToken)
    {
        if (depth > MaxSubchartDepth)
        {
            throw ChartException.Limit($"its subcharts nest deeper than {MaxSubchartDepth} levels");
        }

        if (!chart.Schema.IsEmpty && Validate(chart.Schema, values, chart.Name, cancellationToken) is { Count: > 0 } issues)
        {
            text.Append(CultureInfo.InvariantCulture, $"{chart.Name}:\n{Format(issues)}\n");
        }

        foreach (SchemaScope subchart in chart.Subcharts)
        {
            if (values[subchart.Name] is GoMap below)
            {
                Describe(subchart, below, text, depth + 1, cancellationToken);
            }
            else if (values[subchart.Name] is { } other)
            {
                text.Append(CultureInfo.InvariantCulture, $"{subchart.Name}:\ninvalid type for values: expected object (map), got {GoPrint.TypeName(other)}\n");
            }
        }
    }

    private static void Append(StringBuilder text, IReadOnlyList<SchemaIssue> issues, int depth)
    {
        foreach (SchemaIssue issue in issues)
        {
            if (issue is { IsReference: true, Causes.Count: 1 })
            {
                Append(text, issue.Causes, depth);
                continue;
            }

            text.Append(text.Length > 0 ? "\n" : string.Empty).Append(' ', 2 * depth)
                .Append(CultureInfo.InvariantCulture, $"- at {SchemaText.Quote(issue.Path)}: {issue.Message}");
            Append(text, issue.Causes, depth + 1);
        }
    }
}
