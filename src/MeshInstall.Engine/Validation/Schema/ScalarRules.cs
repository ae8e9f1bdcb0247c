using System.Globalization;

namespace MeshInstall.Engine.Validation.Schema;

/// <summary>Holds leaves against their types, as strictly as Istio and Kubernetes read them.</summary>
internal static class ScalarRules
{
    public static void Check(IssueLog log, NodePath path, MeshScalar scalar, ScalarSchema schema)
    {
        switch (schema.Kind)
        {
            case ScalarKind.Quantity when scalar.Kind != MeshNodeKind.Boolean:
                if (!Quantity.TryParse(scalar, out _))
                {
                    log.Error(
                        "InvalidQuantity", path, scalar, $"\"{NodeText.Shorten(scalar.ToString())}\" is not a quantity.",
                        "Write a number with a suffix of Kubernetes, such as 500m, 2, 128Mi or 1G.");
                }

                break;
            case ScalarKind.Duration when scalar.Kind == MeshNodeKind.Text:
                if (!GoDuration.TryParse(scalar.ToString(), out _))
                {
                    log.Error(
                        "InvalidDuration", path, scalar, $"\"{NodeText.Shorten(scalar.ToString())}\" is not a duration.",
                        "Write a number with a unit (ms, s, m, h), such as 10s or 1m30s.");
                }

                break;
            case ScalarKind.Integer when Whole(scalar, schema) is { } whole:
                CheckRange(log, path, scalar, schema, whole);
                break;
            default:
                if (!Fits(scalar, schema))
                {
                    log.Error(
                        "WrongType", path, scalar, $"Found {NodeText.Describe(scalar, path)} where {schema.Description} belongs.",
                        Suggest(scalar, schema, SecretPlaces.Contains(path)));
                }

                break;
        }
    }

    public static void Check(IssueLog log, NodePath path, MeshScalar scalar, EnumSchema schema)
    {
        bool unset = !schema.AcceptsNumbers && scalar.Value is "";
        if (unset || (schema.AcceptsNumbers && scalar.Kind == MeshNodeKind.Integer))
        {
            return;
        }

        if (scalar.Kind != MeshNodeKind.Text || !schema.Values.Contains(scalar.ToString(), StringComparer.Ordinal))
        {
            string known = string.Join(", ", schema.Values);
            log.Error(
                "UnknownValue", path, scalar, $"Found {NodeText.Describe(scalar)}, which is not one of {known}.",
                EditDistance.Nearest(scalar.ToString(), schema.Values) is { } nearest ? $"Did you mean {nearest}?" : $"Write one of {known}.");
        }
    }

    private static void CheckRange(IssueLog log, NodePath path, MeshScalar scalar, ScalarSchema schema, long whole)
    {
        if (whole < schema.Minimum || whole > schema.Maximum)
        {
            string least = schema.Minimum.ToString(CultureInfo.InvariantCulture);
            string most = schema.Maximum.ToString(CultureInfo.InvariantCulture);
            log.Error(
                "OutOfRange", path, scalar, $"{scalar} is outside the range of {least} to {most}.", $"Write a whole number from {least} to {most}.");
        }
    }

    private static long? Whole(MeshScalar scalar, ScalarSchema schema) => scalar.Value switch
    {
        long number => number,
        double number when number == Math.Truncate(number) && Math.Abs(number) < 9e18 => (long)number,
        string text when schema.AcceptsNumericText
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        _ => null,
    };

    private static bool Fits(MeshScalar scalar, ScalarSchema schema) => schema.Kind switch
    {
        ScalarKind.Plain => true,
        ScalarKind.Text => scalar.Kind == MeshNodeKind.Text,
        ScalarKind.Boolean => scalar.Kind == MeshNodeKind.Boolean,
        ScalarKind.Number => scalar.Kind is MeshNodeKind.Integer or MeshNodeKind.Number
            || (schema.AcceptsNumericText && double.TryParse(scalar.Value as string, NumberStyles.Float, CultureInfo.InvariantCulture, out _)),
        ScalarKind.IntegerOrText => scalar.Kind == MeshNodeKind.Text || Whole(scalar, schema) is >= int.MinValue and <= int.MaxValue,
        ScalarKind.Timestamp => scalar.Kind == MeshNodeKind.Text
            && DateTimeOffset.TryParse(scalar.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => false,
    };

    private static string Suggest(MeshScalar scalar, ScalarSchema schema, bool secret) => (schema.Kind, scalar.Kind) switch
    {
        (ScalarKind.Text, _) when secret => "Put the value in quotes.",
        _ when secret => $"Write {schema.Description}.",
        (ScalarKind.Text, _) => $"Put the value in quotes: \"{scalar}\".",
        (ScalarKind.Boolean, MeshNodeKind.Text) when bool.TryParse(scalar.ToString(), out bool flag) =>
            $"Write {(flag ? "true" : "false")} without quotes.",
        (ScalarKind.Integer or ScalarKind.Number, MeshNodeKind.Text)
            when double.TryParse(scalar.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
            $"Write {scalar} without quotes.",
        (ScalarKind.Duration, MeshNodeKind.Integer or MeshNodeKind.Number) => $"Write the number with a unit, such as {scalar}s.",
        _ => $"Write {schema.Description}.",
    };
}
