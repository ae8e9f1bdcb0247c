using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace MeshInstall.Charts.Schemas;

/// <summary>A decimal number without rounding: mantissa times ten to the exponent, the mantissa without trailing zeros, so that equal numbers have equal parts.</summary>
internal readonly record struct ExactNumber : IComparable<ExactNumber>
{
    private const int MaxDigits = 10_000;
    private const int MaxExponent = 1_000_000;
    private readonly BigInteger mantissa;
    private readonly int exponent;
    private readonly int digits;

    private ExactNumber(BigInteger mantissa, int exponent, int digits)
    {
        this.mantissa = mantissa;
        this.exponent = exponent;
        this.digits = digits;
    }

    public bool IsInteger => exponent >= 0;

    /// <summary>Reads a number as JSON writes it.</summary>
    /// <returns>Whether it is one, and of a size that is worth to compute with.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out ExactNumber number)
    {
        number = default;
        int mark = text.IndexOfAny('e', 'E');
        long exponent = 0;
        if (mark >= 0 && !long.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        ReadOnlySpan<char> plain = mark < 0 ? text : text[..mark];
        int point = plain.IndexOf('.');
        string joined = point < 0 ? plain.ToString() : string.Concat(plain[..point], plain[(point + 1)..]);
        exponent -= point < 0 ? 0 : plain.Length - point - 1;
        string trimmed = joined.TrimEnd('0');
        exponent += joined.Length - trimmed.Length;
        if (trimmed.Length > MaxDigits || !BigInteger.TryParse(trimmed is "" or "-" or "+" ? "0" : trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger mantissa))
        {
            return false;
        }

        if (mantissa.IsZero)
        {
            return joined.Length > 0;
        }

        if (Math.Abs(exponent) > MaxExponent)
        {
            return false;
        }

        number = new ExactNumber(mantissa, (int)exponent, trimmed.TrimStart('-', '+').TrimStart('0').Length);
        return true;
    }

    /// <summary>The exact value of a Go number: for a float64 that of its shortest text.</summary>
    public static bool TryCreate([NotNullWhen(true)] object? value, out ExactNumber number)
    {
        number = default;
        return value switch
        {
            SchemaNumber written => Out(written.Value, out number),
            double real => double.IsFinite(real) && TryParse(real.ToString("R", CultureInfo.InvariantCulture), out number),
            long or nint or int or byte or ulong => TryParse(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), out number),
            _ => false,
        };
    }

    public int CompareTo(ExactNumber other)
    {
        if (mantissa.Sign != other.mantissa.Sign || mantissa.IsZero)
        {
            return mantissa.Sign.CompareTo(other.mantissa.Sign);
        }

        // Numbers of unlike size need no arithmetic, so that huge exponents cost nothing.
        long size = (long)digits + exponent, otherSize = (long)other.digits + other.exponent;
        if (size != otherSize)
        {
            return size.CompareTo(otherSize) * mantissa.Sign;
        }

        int shift = exponent - other.exponent;
        return shift >= 0
            ? (mantissa * BigInteger.Pow(10, shift)).CompareTo(other.mantissa)
            : mantissa.CompareTo(other.mantissa * BigInteger.Pow(10, -shift));
    }

    /// <summary>Whether this divided by <paramref name="factor"/>, which is not 0, is a whole number.</summary>
    public bool IsMultipleOf(ExactNumber factor)
    {
        if (mantissa.IsZero)
        {
            return true;
        }

        int shift = exponent - factor.exponent;
        if (shift >= 0)
        {
            BigInteger modulus = BigInteger.Abs(factor.mantissa);
            return (BigInteger.Remainder(mantissa, modulus) * BigInteger.ModPow(10, shift, modulus) % modulus).IsZero;
        }

        return -shift < digits && (mantissa % (factor.mantissa * BigInteger.Pow(10, -shift))).IsZero;
    }

    /// <summary>The digits without sign, and the place of the decimal point counted from before the first of them.</summary>
    public (string Digits, int Point) ToDigits() => (BigInteger.Abs(mantissa).ToString(CultureInfo.InvariantCulture), digits + exponent);

    public double ToDouble() => double.Parse(
        string.Create(CultureInfo.InvariantCulture, $"{mantissa}E{exponent}"), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A whole number as Go keeps it in an int; nothing for a fraction.</summary>
    public int? ToCount()
    {
        if (!IsInteger)
        {
            return null;
        }

        return (long)digits + exponent > 10 ? int.MaxValue : (int)BigInteger.Min(int.MaxValue, mantissa * BigInteger.Pow(10, exponent));
    }

    private static bool Out(ExactNumber? value, out ExactNumber number)
    {
        number = value.GetValueOrDefault();
        return value is not null;
    }
}
