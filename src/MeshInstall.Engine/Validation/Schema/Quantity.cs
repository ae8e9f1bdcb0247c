using System.Buffers;
using System.Globalization;

namespace MeshInstall.Engine.Validation.Schema;

/// <summary>Kubernetes quantities: <c>500m</c>, <c>0.5</c>, <c>128Mi</c>, <c>1e3</c>, <c>2G</c>.</summary>
internal static class Quantity
{
    private static readonly SearchValues<char> NumberLetters = SearchValues.Create("+-0123456789.");

    /// <summary>Parses a quantity.</summary>
    /// <param name="text">The text.</param>
    /// <param name="amount">The amount in units; a size beyond what decimal holds becomes its largest value.</param>
    public static bool TryParse(string text, out decimal amount)
    {
        amount = 0;
        int digits = text.AsSpan().IndexOfAnyExcept(NumberLetters);
        ReadOnlySpan<char> number = digits < 0 ? text : text.AsSpan(0, digits);
        ReadOnlySpan<char> suffix = digits < 0 ? [] : text.AsSpan(digits);
        if (number.Length > 40
            || !decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            || Multiplier(suffix) is not { } multiplier)
        {
            return false;
        }

        double estimate = (double)value * (double)multiplier;
        amount = Math.Abs(estimate) < 7e28 ? value * multiplier : estimate < 0 ? decimal.MinValue : decimal.MaxValue;
        return true;
    }

    /// <summary>Parses the quantity that a leaf holds, a string or a number.</summary>
    public static bool TryParse(MeshNode? node, out decimal amount)
    {
        amount = 0;
        return node is MeshScalar { Kind: MeshNodeKind.Text or MeshNodeKind.Integer or MeshNodeKind.Number } scalar
            && TryParse(scalar.ToString(), out amount);
    }

    private static decimal? Multiplier(ReadOnlySpan<char> suffix) => suffix switch
    {
        "" => 1m,
        "n" => 1e-9m,
        "u" => 1e-6m,
        "m" => 1e-3m,
        "k" => 1e3m,
        "M" => 1e6m,
        "G" => 1e9m,
        "T" => 1e12m,
        "P" => 1e15m,
        "E" => 1e18m,
        "Ki" => 1024m,
        "Mi" => 1048576m,
        "Gi" => 1073741824m,
        "Ti" => 1099511627776m,
        "Pi" => 1125899906842624m,
        "Ei" => 1152921504606846976m,
        _ => Exponent(suffix),
    };

    private static decimal? Exponent(ReadOnlySpan<char> suffix)
    {
        if (suffix[0] is not ('e' or 'E')
            || !int.TryParse(suffix[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent)
            || exponent is < -27 or > 27)
        {
            return null;
        }

        decimal power = 1;
        for (int step = 0; step < Math.Abs(exponent); step++)
        {
            power = exponent > 0 ? power * 10 : power / 10;
        }

        return power;
    }
}
