using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>Writes amounts of resources in built-in kinds as the API server stores them: whole numbers with the largest unit that loses nothing.</summary>
internal static partial class Quantities
{
    private const int Nano = -9;
    private const int Milli = -3;
    private const int MostDigits = 30;
    private const int MostExponent = 18;
    private static readonly string[] Decimals = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] Binaries = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    /// <summary>Rewrites every amount in place.</summary>
    public static void Write(JsonNode? value, FieldType type)
    {
        switch (value)
        {
            case JsonObject members when type.Shape is FieldShape.Object or FieldShape.Map:
                foreach (var (name, member) in members.ToList())
                {
                    var field = type.Shape == FieldShape.Map ? type.Element : type.Member(name) ?? FieldType.Any;
                    if (field.Shape == FieldShape.Quantity && member is JsonValue amount)
                    {
                        // Amounts by resource count no parts of thousandths.
                        members[name] = Canonical(amount.AsText() ?? amount.ToJsonString(), type.Shape == FieldShape.Map ? Milli : Nano);
                    }
                    else
                    {
                        Write(member, field);
                    }
                }

                break;
            case JsonArray items when type.Shape == FieldShape.List:
                foreach (var item in items)
                {
                    Write(item, type.Element);
                }

                break;
        }
    }

    /// <summary>The amount as it is stored; as it is where it is none, which is refused elsewhere, or one of extraordinary size.</summary>
    private static string Canonical(string text, int finest)
    {
        if (Form().Match(text) is not { Success: true } match || match.Groups["digits"].Length + match.Groups["fraction"].Length is 0 or > MostDigits)
        {
            return text;
        }

        var unit = match.Groups["unit"].Value;
        var binary = Array.IndexOf(Binaries, unit);
        if (unit.Length > 0 && binary < 0 && Exponent(unit) is not { } known)
        {
            return text;
        }

        var digits = BigInteger.Parse("0" + match.Groups["digits"].Value + match.Groups["fraction"].Value, CultureInfo.InvariantCulture);
        var factor = binary > 0 ? BigInteger.Pow(1024, binary) : BigInteger.One;
        var power = (binary >= 0 ? 0 : Exponent(unit)!.Value) - match.Groups["fraction"].Length - finest;
        var count = power >= 0 ? digits * factor * BigInteger.Pow(10, power) : Ceiling(digits * factor, BigInteger.Pow(10, -power));
        if (count.IsZero)
        {
            return "0";
        }

        var sign = match.Groups["sign"].Value == "-" ? "-" : "";
        var one = BigInteger.Pow(10, -finest);
        var isBinary = binary > 0 && (count % one).IsZero && count / one >= 1024;
        return sign + (isBinary ? Shortest(count / one, 1024, 0, step => Binaries[step], Binaries.Length - 1)
            : Shortest(count, 1000, (finest - Nano) / 3, step => IsExponent(unit) ? ExponentText((step * 3) + Nano) : Decimals[step], Decimals.Length - 1));
    }

    private static string Shortest(BigInteger amount, int root, int step, Func<int, string> unit, int last)
    {
        for (; step < last && (amount % root).IsZero; step++)
        {
            amount /= root;
        }

        return amount.ToString(CultureInfo.InvariantCulture) + unit(step);
    }

    private static BigInteger Ceiling(BigInteger amount, BigInteger by) => (amount + by - 1) / by;

    private static bool IsExponent(string unit) => unit.Length > 1 && unit[0] is 'e' or 'E';

    private static string ExponentText(int exponent) => exponent == 0 ? "" : "e" + exponent.ToString(CultureInfo.InvariantCulture);

    private static int? Exponent(string unit) => IsExponent(unit)
        ? int.TryParse(unit.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) && Math.Abs(exponent) <= MostExponent ? exponent : null
        : Array.IndexOf(Decimals, unit) is >= 0 and var place ? (place * 3) + Nano : null;

    [GeneratedRegex(@"\A(?<sign>[+-]?)(?<digits>[0-9]*)(\.(?<fraction>[0-9]*))?(?<unit>[a-zA-Z]*([+-]?[0-9]+)?)\z")]
    private static partial Regex Form();
}
