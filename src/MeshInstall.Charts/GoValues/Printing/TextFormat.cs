using System.Text;

namespace MeshInstall.Charts.GoValues.Printing;

/// <summary>The verbs of strings and of byte slices that are printed as strings.</summary>
internal static class TextFormat
{
    /// <summary>Prints a string; false where the verb is none for strings.</summary>
    public static bool TryWrite(FormatOutput output, string text, Rune verb)
    {
        switch (verb.Value)
        {
            case 'v' when output.Flags.SharpV:
            case 'q':
                WriteQuoted(output, text);
                return true;
            case 'v' or 's':
                output.Pad(Truncate(output, text));
                return true;
            case 'x':
                WriteHexadecimal(output, text, "0123456789abcdefx");
                return true;
            case 'X':
                WriteHexadecimal(output, text, "0123456789ABCDEFX");
                return true;
            default:
                return false;
        }
    }

    private static ReadOnlySpan<char> Truncate(FormatOutput output, string text)
    {
        if (output.Flags.Precision is not { } limit || limit >= text.Length)
        {
            return text;
        }

        int end = 0;
        for (; limit > 0 && end < text.Length; limit--)
        {
            end += end + 1 < text.Length && char.IsSurrogatePair(text[end], text[end + 1]) ? 2 : 1;
        }

        return text.AsSpan(0, end);
    }

    private static void WriteQuoted(FormatOutput output, string text)
    {
        string kept = Truncate(output, text).ToString();
        output.Pad(output.Flags.Sharp && GoQuoting.CanBackquote(kept) ? $"`{kept}`" : GoQuoting.Quote(kept, output.Flags.Plus));
    }

    private static void WriteHexadecimal(FormatOutput output, string text, string digits)
    {
        ref FormatFlags flags = ref output.Flags;
        ReadOnlySpan<byte> bytes = GoString.ToBytes(text);
        bytes = flags.Precision < bytes.Length ? bytes[..flags.Precision.Value] : bytes;
        if (bytes.IsEmpty)
        {
            output.Fill(flags.Width ?? 0);
            return;
        }

        StringBuilder hex = new((bytes.Length * 2) + 2);
        for (int i = 0; i < bytes.Length; i++)
        {
            if (i > 0 && flags.Space)
            {
                hex.Append(' ');
            }

            if (flags.Sharp && (i == 0 || flags.Space))
            {
                hex.Append('0').Append(digits[16]);
            }

            hex.Append(digits[bytes[i] >> 4]).Append(digits[bytes[i] & 15]);
        }

        output.Pad(hex.ToString());
    }
}
