using System.Globalization;

namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>Reads numbers as Go's strconv does.</summary>
internal static class GoNumberText
{
    /// <summary>Reads an integer. Base 0 takes the base from the prefix (0x, 0o, 0b, 0) and allows underscores between digits.</summary>
    public static GoNumberFault ParseInteger(string text, int numberBase, out long value)
    {
        value = 0;
        ReadOnlySpan<char> digits = text;
        bool negative = digits.StartsWith("-");
        if (negative || digits.StartsWith("+"))
        {
            digits = digits[1..];
        }

        if (digits.IsEmpty)
        {
            return GoNumberFault.Syntax;
        }

        bool fromPrefix = numberBase == 0;
        if (fromPrefix)
        {
            (numberBase, int prefix) = BaseOf(digits);
            digits = digits[prefix..];
        }

        UInt128 magnitude = 0;
        bool underscores = false;
        foreach (char c in digits)
        {
            if (c == '_' && fromPrefix)
            {
                underscores = true;
                continue;
            }

            int digit = DigitOf(c);
            if (digit >= numberBase)
            {
                return GoNumberFault.Syntax;
            }

            magnitude = (magnitude * (uint)numberBase) + (uint)digit;
            if (magnitude > ulong.MaxValue)
            {
                value = negative ? long.MinValue : long.MaxValue;
                return GoNumberFault.Range;
            }
        }

        if (underscores && !UnderscoresSeparateDigits(text))
        {
            return GoNumberFault.Syntax;
        }

        UInt128 most = negative ? (UInt128)1 << 63 : long.MaxValue;
        bool outOfRange = magnitude > most;
        ulong kept = (ulong)(outOfRange ? most : magnitude);
        value = unchecked(negative ? -(long)kept : (long)kept);
        return outOfRange ? GoNumberFault.Range : GoNumberFault.None;
    }

    /// <summary>Reads a float64: decimal or hexadecimal, infinities and NaN by name, underscores between the digits.</summary>
    public static GoNumberFault ParseFloat(string text, out double value)
    {
        if (TryReadSpecial(text, out value))
        {
            return GoNumberFault.None;
        }

        if (text.Contains('_'))
        {
            if (!UnderscoresSeparateDigits(text))
            {
                return GoNumberFault.Syntax;
            }

            text = text.Replace("_", string.Empty, StringComparison.Ordinal);
        }

        int sign = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (text.AsSpan(sign).StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return HexadecimalFloat.Parse(text, out value);
        }

        if (!IsDecimalFloat(text.AsSpan(sign)))
        {
            return GoNumberFault.Syntax;
        }

        value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsInfinity(value) ? GoNumberFault.Range : GoNumberFault.None;
    }

    internal static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => int.MaxValue,
    };

    private static (int Base, int Prefix) BaseOf(ReadOnlySpan<char> digits)
    {
        if (digits[0] != '0')
        {
            return (10, 0);
        }

        return digits.Length < 3 ? (8, 1) : (digits[1] | 0x20) switch
        {
            'b' => (2, 2),
            'o' => (8, 2),
            'x' => (16, 2),
            _ => (8, 1),
        };
    }

    private static bool UnderscoresSeparateDigits(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            text = text[1..];
        }

        char last = '^';
        bool hexadecimal = false;
        if (text.Length >= 2 && text[0] == '0' && (text[1] | 0x20) is 'b' or 'o' or 'x')
        {
            hexadecimal = (text[1] | 0x20) == 'x';
            last = '0';
            text = text[2..];
        }

        foreach (char c in text)
        {
            bool digit = char.IsAsciiDigit(c) || (hexadecimal && char.IsAsciiHexDigit(c));
            if (c == '_' ? last != '0' : last == '_' && !digit)
            {
                return false;
            }

            last = digit ? '0' : c == '_' ? '_' : '!';
        }

        return last != '_';
    }

    private static bool TryReadSpecial(string text, out double value)
    {
        bool negative = text.StartsWith('-');
        ReadOnlySpan<char> name = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        bool infinite = name.Equals("inf", StringComparison.OrdinalIgnoreCase) || name.Equals("infinity", StringComparison.OrdinalIgnoreCase);
        value = !infinite ? double.NaN : negative ? double.NegativeInfinity : double.PositiveInfinity;
        return infinite || text.Equals("nan", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsDecimalFloat(ReadOnlySpan<char> text)
    {
        int i = 0, digits = 0;
        for (bool point = false; i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] == '.' && !point)); i++)
        {
            point |= text[i] == '.';
            digits += text[i] == '.' ? 0 : 1;
        }

        if (digits == 0 || i == text.Length)
        {
            return digits > 0;
        }

        if ((text[i++] | 0x20) != 'e')
        {
            return false;
        }

        i += i < text.Length && text[i] is '+' or '-' ? 1 : 0;
        return i < text.Length && !text[i..].ContainsAnyExceptInRange('0', '9');
    }
}
