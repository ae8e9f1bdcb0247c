namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>Reads hexadecimal floating-point numbers such as <c>0x1.8p3</c>.</summary>
internal static class HexadecimalFloat
{
    private const int LargestExponent = 100_000;

    /// <summary>Reads a number without underscores that starts with an optional sign and 0x.</summary>
    public static GoNumberFault Parse(string text, out double value)
    {
        value = 0;
        bool negative = text[0] == '-';
        int i = text[0] is '+' or '-' ? 3 : 2;
        ulong mantissa = 0;
        int exponent = 0, digits = 0;
        bool point = false;
        for (; i < text.Length && (char.IsAsciiHexDigit(text[i]) || (text[i] == '.' && !point)); i++)
        {
            if (text[i] == '.')
            {
                point = true;
                continue;
            }

            digits++;
            ulong digit = (ulong)GoNumberText.DigitOf(text[i]);
            if (mantissa < 1UL << 60)
            {
                mantissa = (mantissa << 4) | digit;
                exponent -= point ? 4 : 0;
            }
            else
            {
                // What does not fit any more only matters for rounding: one sticky bit keeps it.
                mantissa |= digit == 0 ? 0UL : 1UL;
                exponent += point ? 0 : 4;
            }
        }

        if (digits == 0 || i >= text.Length || (text[i] | 0x20) != 'p' || !TryReadExponent(text.AsSpan(i + 1), out int power))
        {
            return GoNumberFault.Syntax;
        }

        double magnitude = Math.ScaleB(mantissa, Math.Clamp(exponent + power, -LargestExponent, LargestExponent));
        value = negative ? -magnitude : magnitude;
        return double.IsInfinity(value) ? GoNumberFault.Range : GoNumberFault.None;
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        bool negative = text.StartsWith("-");
        text = negative || text.StartsWith("+") ? text[1..] : text;
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        foreach (char c in text)
        {
            exponent = Math.Min((exponent * 10) + (c - '0'), LargestExponent);
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }
}
