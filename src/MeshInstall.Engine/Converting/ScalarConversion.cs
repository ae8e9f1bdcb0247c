using System.Globalization;
using MeshInstall.Engine.Validation.Schema;

namespace MeshInstall.Engine.Converting;

/// <summary>
/// Leaves as the type that their field has today. What was written stays where its meaning is not certain: a number that should be a
/// string may have lost digits when it was read.
/// </summary>
internal static class ScalarConversion
{
    public static MeshScalar To(ScalarSchema schema, MeshScalar scalar) => (schema.Kind, scalar.Value) switch
    {
        (ScalarKind.Boolean, string text) when bool.TryParse(text, out bool flag) => new MeshScalar(flag, scalar.Origin),
        (ScalarKind.Integer, string text) when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) =>
            new MeshScalar(number, scalar.Origin),
        (ScalarKind.Number, string text) when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) => new MeshScalar(number, scalar.Origin),
        (ScalarKind.Text, bool or long) => new MeshScalar(scalar.ToString(), scalar.Origin),
        _ => scalar,
    };

    public static MeshScalar To(EnumSchema schema, MeshScalar scalar)
    {
        if (scalar.Value is not string text || schema.Values.Contains(text, StringComparer.Ordinal))
        {
            return scalar;
        }

        string[] meant = [.. schema.Values.Where(value => value.Equals(text, StringComparison.OrdinalIgnoreCase))];
        return meant.Length == 1 ? new MeshScalar(meant[0], scalar.Origin) : scalar;
    }
}
