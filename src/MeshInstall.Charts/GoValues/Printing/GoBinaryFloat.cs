using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.GoValues.Printing;

/// <summary>The texts of floats that show their bits: <c>%b</c> and <c>%x</c>.</summary>
internal static class GoBinaryFloat
{
    private const int MantissaBits = 52;
    private const int Bias = 1023;
    private const int TopBit = 60;

    public static string WithBinaryExponent(double value)
    {
        (bool negative, ulong mantissa, int exponent) = Split(value);
        exponent -= MantissaBits;
        return string.Create(CultureInfo.InvariantCulture, $"{(negative ? "-" : "")}{mantissa}p{(exponent >= 0 ? "+" : "")}{exponent}");
    }

    public static string Hexadecimal(double value, char verb, int precision)
    {
        (bool negative, ulong mantissa, int exponent) = Split(value);
        mantissa <<= TopBit - MantissaBits;
        if (mantissa == 0)
        {
            exponent = 0;
        }

        while (mantissa != 0 && (mantissa & (1UL << TopBit)) == 0)
        {
            mantissa <<= 1;
            exponent--;
        }

        if (precision is >= 0 and < TopBit / 4)
        {
            (mantissa, exponent) = Round(mantissa, exponent, precision);
        }

        StringBuilder text = new(24 + Math.Max(precision, 0));
        text.Append(negative ? "-0" : "0").Append(verb).Append((char)('0' + ((mantissa >> TopBit) & 1)));
        AppendFraction(text, mantissa << 4, precision, verb == 'x' ? "0123456789abcdef" : "0123456789ABCDEF");
        return text.Append(verb == 'x' ? 'p' : 'P').Append(exponent < 0 ? '-' : '+')
            .Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)).ToString();
    }

    private static void AppendFraction(StringBuilder text, ulong bits, int precision, string digits)
    {
        if (precision == 0 || (precision < 0 && bits == 0))
        {
            return;
        }

        text.Append('.');
        for (int i = 0; precision < 0 ? bits != 0 : i < precision; i++)
        {
            text.Append(digits[(int)(bits >> TopBit) & 15]);
            bits <<= 4;
        }
    }

    private static (ulong Mantissa, int Exponent) Round(ulong mantissa, int exponent, int precision)
    {
        int shift = precision * 4;
        ulong rest = (mantissa << shift) & ((1UL << TopBit) - 1);
        mantissa >>= TopBit - shift;
        if ((rest | (mantissa & 1)) > 1UL << (TopBit - 1))
        {
            mantissa++;
        }

        mantissa <<= TopBit - shift;
        return (mantissa & (1UL << (TopBit + 1))) != 0 ? (mantissa >> 1, exponent + 1) : (mantissa, exponent);
    }

    private static (bool Negative, ulong Mantissa, int Exponent) Split(double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        ulong mantissa = bits & ((1UL << MantissaBits) - 1);
        int exponent = (int)((bits >> MantissaBits) & 0x7FF);
        return exponent == 0
            ? (bits >> 63 != 0, mantissa, 1 - Bias)
            : (bits >> 63 != 0, mantissa | (1UL << MantissaBits), exponent - Bias);
    }
}
