using System.Text;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Schemas;

namespace MeshInstall.Charts.Tests.Schemas;

/// <summary>What this engine makes of a schema.</summary>
internal static class EngineSchemas
{
    public static SchemaVerdict Run(SchemaCase item)
    {
        GoMap values = GoConversion.FromMap(item.Values);

        // helm gives each subchart the values that are common to all.
        values["global"] ??= new GoMap();
        try
        {
            return SchemaVerdict.Of(ValuesSchema.Format(ValuesSchema.Validate(Encoding.UTF8.GetBytes(item.Schema), values, "case", CancellationToken.None)));
        }
        catch (ChartException exception) when (exception.ErrorId == "ChartSchemaInvalid")
        {
            return new SchemaVerdict((string?)null);
        }
    }
}
