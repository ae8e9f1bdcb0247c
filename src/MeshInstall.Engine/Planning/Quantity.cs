using System.Globalization;
using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Planning;

/// <summary>Amounts of resources, which a server writes in a form of its own: <c>2000m</c> becomes <c>2</c>, and <c>1024Mi</c> becomes <c>1Gi</c>.</summary>
internal static partial class Quantity
{
    private const string Decimals = "kMGTPE";
    private static readonly HashSet<string> Resources = new(StringComparer.Ordinal) { "cpu", "memory", "ephemeral-storage", "storage" };

    /// <summary>Whether the field is one of the resources that every cluster knows, and both values are the same amount of it.</summary>
    public static bool IsSame(string field, MeshNode wanted, MeshNode live) =>
        Resources.Contains(field) && Read(wanted) is { } amount && Read(live) == amount;

    private static decimal? Read(MeshNode node) =>
        node is MeshScalar { Value: string or long } scalar && Form().Match(Convert.ToString(scalar.Value, CultureInfo.InvariantCulture)!) is { Success: true } match
            && decimal.TryParse(match.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? Scale(number, match.Groups["unit"].Value)
            : null;

    private static decimal? Scale(decimal number, string unit)
    {
        decimal factor = unit switch
        {
            "" => 1,
            "m" => 0.001m,
            _ when unit.EndsWith('i') => Power(1024, unit[0]),
            _ => Power(1000, unit[0]),
        };
        return number < decimal.MaxValue / Math.Max(factor, 1) ? number * factor : null;
    }

    private static decimal Power(decimal root, char unit)
    {
        decimal result = 1;
        for (int power = char.ToUpperInvariant(unit) == 'K' ? 0 : Decimals.IndexOf(unit, StringComparison.Ordinal); power >= 0; power--)
        {
            result *= root;
        }

        return result;
    }

    /// <summary>The forms that people write. What is finer than thousandths servers round, so it is left to them.</summary>
    [GeneratedRegex(@"\A(?<number>[0-9]{1,9}(\.[0-9]{1,3})?)(?<unit>m|k|[MGTPE]|[KMGTPE]i)?\z")]
    private static partial Regex Form();
}
