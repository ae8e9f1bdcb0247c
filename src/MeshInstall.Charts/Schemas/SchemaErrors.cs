namespace MeshInstall.Charts.Schemas;

/// <summary>The errors about schemas.</summary>
internal static class SchemaErrors
{
    public static ChartException Invalid(string name, string reason, Exception? cause = null) => new(
        "ChartSchemaInvalid", MeshErrorKind.InvalidData, $"The schema of the values of chart '{name}' (values.schema.json) cannot be used: {reason}.",
        "Correct values.schema.json in the chart.", name, cause);
}
