using System.Text;

namespace MeshInstall.Charts.GoValues.Printing;

/// <summary>The verbs of integers.</summary>
internal static class IntegerFormat
{
    private const string Lower = "0123456789abcdef";
    private const string Upper = "0123456789ABCDEF";

    /// <summary>Prints an integer; false where the verb is none for integers.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="bits">The 64 bits of the integer.</param>
    /// <param name="signed">Whether the top bit is a sign.</param>
    /// <param name="verb">The verb.</param>
    public static bool TryWrite(FormatOutput output, ulong bits, bool signed, Rune verb)
    {
        switch (verb.Value)
        {
            case 'v' when output.Flags.SharpV && !signed:
                WriteWithPrefix(output, bits);
                return true;
            case 'v' or 'd':
                Write(output, bits, 10, signed, Lower);
                return true;
            case 'b':
                Write(output, bits, 2, signed, Lower);
                return true;
            case 'o':
                Write(output, bits, 8, signed, Lower);
                return true;
            case 'O':
                Write(output, bits, 8, signed, Lower, prefix: "0o");
                return true;
            case 'x':
                Write(output, bits, 16, signed, Lower);
                return true;
            case 'X':
                Write(output, bits, 16, signed, Upper);
                return true;
            case 'c':
                Span<char> buffer = stackalloc char[2];
                output.Pad(buffer[..ToRune(bits).EncodeToUtf16(buffer)]);
                return true;
            case 'q':
                output.Pad(GoQuoting.QuoteRune(ToRune(bits), output.Flags.Plus));
                return true;
            case 'U':
                WriteCodePoint(output, bits);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Prints in hexadecimal with <c>0x</c>.</summary>
    public static void WriteWithPrefix(FormatOutput output, ulong bits)
    {
        bool sharp = output.Flags.Sharp;
        output.Flags.Sharp = true;
        Write(output, bits, 16, signed: false, Lower);
        output.Flags.Sharp = sharp;
    }

    private static Rune ToRune(ulong bits) => bits <= int.MaxValue && Rune.TryCreate((int)bits, out Rune rune) ? rune : Rune.ReplacementChar;

    private static void Write(FormatOutput output, ulong bits, uint radix, bool signed, string digits, string prefix = "")
    {
        ref FormatFlags flags = ref output.Flags;
        bool negative = signed && (long)bits < 0;
        ulong rest = negative ? 0 - bits : bits;
        if (flags.Precision == 0 && rest == 0)
        {
            bool zero = flags.Zero;
            flags.Zero = false;
            output.Fill(flags.Width ?? 0);
            flags.Zero = zero;
            return;
        }

        int least = flags.Precision
            ?? (flags.Zero && !flags.Minus && flags.Width is { } width ? width - (negative || flags.Plus || flags.Space ? 1 : 0) : 0);
        Span<char> buffer = least > 60 ? new char[least + 70] : stackalloc char[136];
        int i = buffer.Length;
        do
        {
            buffer[--i] = digits[(int)(rest % radix)];
            rest /= radix;
        }
        while (rest != 0);

        while (least > buffer.Length - i)
        {
            buffer[--i] = '0';
        }

        string sharp = !flags.Sharp ? string.Empty
            : radix switch { 2 => "0b", 8 => buffer[i] == '0' ? string.Empty : "0", 16 => digits == Upper ? "0X" : "0x", _ => string.Empty };
        string sign = negative ? "-" : flags.Plus ? "+" : flags.Space ? " " : string.Empty;
        foreach (string part in (ReadOnlySpan<string>)[sharp, prefix, sign])
        {
            i -= part.Length;
            part.CopyTo(buffer[i..]);
        }

        output.PadWithSpaces(buffer[i..]);
    }

    private static void WriteCodePoint(FormatOutput output, ulong bits)
    {
        StringBuilder text = new("U+");
        string hex = bits.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        text.Append('0', Math.Max(0, Math.Max(output.Flags.Precision ?? 4, 4) - hex.Length)).Append(hex);
        if (output.Flags.Sharp && bits <= int.MaxValue && Rune.TryCreate((int)bits, out Rune rune) && GoUnicode.IsPrint(rune))
        {
            text.Append(" '").Append(rune.ToString()).Append('\'');
        }

        output.PadWithSpaces(text.ToString());
    }
}
