using System.Globalization;
using System.Numerics;

namespace MeshInstall.Charts.GoValues.Printing;

/// <summary>The decimal digits of a float: the value is 0.d1d2d3... times ten to the power of <see cref="Point"/>.</summary>
internal readonly struct DecimalDigits
{
    private const int MantissaBits = 52;
    private const int ExponentBias = 1075;
    private readonly string _digits;

    private DecimalDigits(bool isNegative, string digits, int point)
    {
        IsNegative = isNegative;
        _digits = digits;
        Point = digits.Length == 0 ? 0 : point;
    }

    public bool IsNegative { get; }

    public int Count => _digits.Length;

    public int Point { get; }

    /// <summary>The digit at a place; zeros go on for ever on both sides.</summary>
    public char this[int index] => (uint)index < (uint)_digits.Length ? _digits[index] : '0';

    /// <summary>The digits that <paramref name="verb"/> shows at <paramref name="precision"/>; the fewest that read back for a negative one.</summary>
    public static DecimalDigits Of(double value, char verb, int precision) =>
        precision < 0 ? FromText(value.ToString("R", CultureInfo.InvariantCulture))
        : Exact(value).Round(verb switch { 'e' or 'E' => precision + 1, 'f' => null, _ => Math.Max(precision, 1) }, precision);

    /// <summary>The fewest digits that read back as the same <c>float32</c>.</summary>
    public static DecimalDigits Shortest(float value) => FromText(value.ToString("R", CultureInfo.InvariantCulture));

    private static DecimalDigits FromText(string shortest)
    {
        bool negative = shortest[0] == '-';
        ReadOnlySpan<char> text = shortest.AsSpan(negative ? 1 : 0);
        int exponent = 0;
        int letter = text.IndexOf('E');
        if (letter >= 0)
        {
            exponent = int.Parse(text[(letter + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..letter];
        }

        int dot = text.IndexOf('.');
        int point = (dot < 0 ? text.Length : dot) + exponent;
        string digits = dot < 0 ? text.ToString() : string.Concat(text[..dot], text[(dot + 1)..]);
        string trimmed = digits.TrimStart('0');
        return new DecimalDigits(negative, trimmed.TrimEnd('0'), point - (digits.Length - trimmed.Length));
    }

    private static DecimalDigits Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        long mantissa = bits & ((1L << MantissaBits) - 1);
        int exponent = (int)((bits >> MantissaBits) & 0x7FF);
        if (exponent == 0)
        {
            exponent++;
        }
        else
        {
            mantissa |= 1L << MantissaBits;
        }

        exponent -= ExponentBias;
        BigInteger number = exponent >= 0 ? new BigInteger(mantissa) << exponent : mantissa * BigInteger.Pow(5, -exponent);
        string digits = mantissa == 0 ? string.Empty : number.ToString(CultureInfo.InvariantCulture);
        return new DecimalDigits(bits < 0, digits.TrimEnd('0'), digits.Length + Math.Min(exponent, 0));
    }

    /// <summary>Rounds to nearest, halves to the even digit. Without a count as many digits stay as stand before and <paramref name="decimals"/> after the point.</summary>
    private DecimalDigits Round(int? count, int decimals)
    {
        int keep = count ?? Point + decimals;
        if (keep >= Count)
        {
            return this;
        }

        if (keep < 0)
        {
            return new DecimalDigits(IsNegative, string.Empty, 0);
        }

        bool half = _digits[keep] == '5' && keep + 1 == Count;
        bool up = half ? keep > 0 && (_digits[keep - 1] - '0') % 2 != 0 : _digits[keep] >= '5';
        if (!up)
        {
            return new DecimalDigits(IsNegative, _digits[..keep].TrimEnd('0'), Point);
        }

        int last = keep - 1;
        while (last >= 0 && _digits[last] == '9')
        {
            last--;
        }

        return last < 0
            ? new DecimalDigits(IsNegative, "1", Point + 1)
            : new DecimalDigits(IsNegative, $"{_digits[..last]}{(char)(_digits[last] + 1)}", Point);
    }
}
