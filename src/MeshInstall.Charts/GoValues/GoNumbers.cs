using System.Globalization;
using System.Text;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.GoValues;

/// <summary>Go's texts of numbers: what <c>strconv</c> and <c>fmt</c> write.</summary>
internal static class GoNumbers
{
    /// <summary>The precision that asks for the fewest digits that read back as the same number.</summary>
    public const int Shortest = -1;

    /// <summary>The number as <c>%v</c> prints it.</summary>
    public static string Format(double value) => Format(value, 'g', Shortest);

    /// <summary>The number as <c>strconv.FormatFloat(value, verb, precision, 64)</c> gives it.</summary>
    /// <param name="value">The number.</param>
    /// <param name="verb">One of <c>b e E f g G x X</c>.</param>
    /// <param name="precision">The digits wanted, or <see cref="Shortest"/>.</param>
    public static string Format(double value, char verb, int precision)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        if (verb == 'g' && precision == Shortest && value is > -1e6 and < 1e6 && Math.Floor(value) == value && !(value == 0 && double.IsNegative(value)))
        {
            return ((int)value).ToString(CultureInfo.InvariantCulture);
        }

        return verb switch
        {
            'b' => GoBinaryFloat.WithBinaryExponent(value),
            'x' or 'X' => GoBinaryFloat.Hexadecimal(value, verb, precision),
            _ => Decimal(DecimalDigits.Of(value, verb, precision), verb, precision),
        };
    }

    /// <summary>As <see cref="Format(double)"/>, of the nearest <c>float32</c>: how the keys of YAML maps are turned into text.</summary>
    public static string FormatSingle(double value)
    {
        float single = (float)value;
        return float.IsFinite(single) ? Decimal(DecimalDigits.Shortest(single), 'g', Shortest) : Format(single);
    }

    private static string Decimal(DecimalDigits digits, char verb, int precision)
    {
        bool shortest = precision < 0;
        if (shortest)
        {
            precision = verb switch
            {
                'e' or 'E' => digits.Count - 1,
                'f' => Math.Max(digits.Count - digits.Point, 0),
                _ => digits.Count,
            };
        }
        else if (verb is 'g' or 'G' && precision == 0)
        {
            precision = 1;
        }

        StringBuilder text = new(32);
        if (digits.IsNegative)
        {
            text.Append('-');
        }

        if (verb is 'e' or 'E')
        {
            AppendExponential(text, digits, precision, verb);
        }
        else if (verb == 'f')
        {
            AppendFixed(text, digits, precision);
        }
        else
        {
            int limit = shortest ? 6 : precision > digits.Count && digits.Count >= digits.Point ? digits.Count : precision;
            int exponent = digits.Point - 1;
            if (exponent < -4 || exponent >= limit)
            {
                AppendExponential(text, digits, Math.Min(precision, digits.Count) - 1, verb == 'g' ? 'e' : 'E');
            }
            else
            {
                AppendFixed(text, digits, Math.Max((precision > digits.Point ? digits.Count : precision) - digits.Point, 0));
            }
        }

        return text.ToString();
    }

    private static void AppendExponential(StringBuilder text, DecimalDigits digits, int precision, char letter)
    {
        text.Append(digits[0]);
        if (precision > 0)
        {
            text.Append('.');
            for (int i = 1; i <= precision; i++)
            {
                text.Append(digits[i]);
            }
        }

        int exponent = digits.Count == 0 ? 0 : digits.Point - 1;
        text.Append(letter).Append(exponent < 0 ? '-' : '+');
        exponent = Math.Abs(exponent);
        if (exponent < 10)
        {
            text.Append('0');
        }

        text.Append(exponent);
    }

    private static void AppendFixed(StringBuilder text, DecimalDigits digits, int precision)
    {
        if (digits.Point <= 0)
        {
            text.Append('0');
        }

        for (int i = 0; i < digits.Point; i++)
        {
            text.Append(digits[i]);
        }

        if (precision > 0)
        {
            text.Append('.');
            for (int i = 0; i < precision; i++)
            {
                text.Append(digits[digits.Point + i]);
            }
        }
    }
}
