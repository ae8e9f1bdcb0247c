namespace MeshInstall.Charts.GoValues;

/// <summary>Go's reading of integers, <c>strconv.ParseInt</c> and <c>ParseUint</c>.</summary>
internal static class GoIntegers
{
    /// <summary>The integer as a <see cref="long"/>, as a <see cref="ulong"/> where only that holds it, or null where it is none or too large.</summary>
    /// <param name="text">The digits, with a sign or not; no underscores.</param>
    /// <param name="radix">The radix; 0 takes it from a prefix: <c>0b 0o 0x</c>, or a leading zero for octal.</param>
    public static object? Parse(ReadOnlySpan<char> text, int radix)
    {
        bool negative = text is ['-', ..];
        bool signed = text is ['-' or '+', ..];
        ReadOnlySpan<char> digits = signed ? text[1..] : text;
        if (digits.IsEmpty)
        {
            return null;
        }

        if (radix == 0)
        {
            (radix, int skip) = Prefix(digits);
            digits = digits[skip..];
        }

        UInt128 value = 0;
        foreach (char character in digits)
        {
            int digit = char.IsAsciiDigit(character) ? character - '0' : char.IsAsciiLetter(character) ? (character | 0x20) - 'a' + 10 : radix;
            if (digit >= radix)
            {
                return null;
            }

            value = (value * (uint)radix) + (uint)digit;
            if (value > ulong.MaxValue)
            {
                return null;
            }
        }

        if (negative)
        {
            return value <= (UInt128)long.MaxValue + 1 ? (long)-(Int128)value : null;
        }

        return value <= long.MaxValue ? (long)value : signed ? null : (ulong)value;
    }

    private static (int Radix, int Skip) Prefix(ReadOnlySpan<char> digits) => digits switch
    {
        ['0', 'b' or 'B', _, ..] => (2, 2),
        ['0', 'o' or 'O', _, ..] => (8, 2),
        ['0', 'x' or 'X', _, ..] => (16, 2),
        ['0', ..] => (8, 1),
        _ => (10, 0),
    };
}
