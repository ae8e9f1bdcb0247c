using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.GoTemplates.Lexing;

/// <summary>The values of Go's string and character constants.</summary>
internal static class GoUnquoting
{
    /// <summary>The value of a constant in back or double quotes; false where its escapes are wrong.</summary>
    public static bool TryUnquote(string quoted, [NotNullWhen(true)] out string? text)
    {
        ReadOnlySpan<char> inner = quoted.AsSpan(1, quoted.Length - 2);
        if (quoted[0] == '`')
        {
            text = inner.Contains('\r') ? inner.ToString().Replace("\r", string.Empty, StringComparison.Ordinal) : inner.ToString();
            return true;
        }

        if (!inner.Contains('\\'))
        {
            text = inner.ToString();
            return true;
        }

        ArrayBufferWriter<byte> bytes = new(inner.Length + 8);
        text = null;
        while (!inner.IsEmpty)
        {
            if (!TryUnquoteOne(ref inner, '"', out int value, out bool isByte))
            {
                return false;
            }

            Span<byte> buffer = bytes.GetSpan(4);
            bytes.Advance(isByte ? One(buffer, value) : new Rune(value).EncodeToUtf8(buffer));
        }

        text = GoString.FromBytes(bytes.WrittenSpan);
        return true;
    }

    /// <summary>The number of a character constant such as <c>'a'</c>; false where it is none, and <paramref name="error"/> says why in Go's words.</summary>
    public static bool TryUnquoteCharacter(string quoted, out int value, out string error)
    {
        ReadOnlySpan<char> inner = quoted.AsSpan(1);
        error = !TryUnquoteOne(ref inner, '\'', out value, out _) ? "invalid syntax"
            : inner is not "'" ? $"malformed character constant: {quoted}"
            : string.Empty;
        return error.Length == 0;
    }

    private static int One(Span<byte> buffer, int value)
    {
        buffer[0] = (byte)value;
        return 1;
    }

    private static bool TryUnquoteOne(ref ReadOnlySpan<char> rest, char quote, out int value, out bool isByte)
    {
        value = 0;
        isByte = false;
        if (rest.IsEmpty || rest[0] == quote || rest[0] == '\n')
        {
            return false;
        }

        if (rest[0] != '\\')
        {
            if (Rune.DecodeFromUtf16(rest, out Rune rune, out int used) != OperationStatus.Done)
            {
                isByte = rest[0] is >= '\uDC80' and <= '\uDCFF';
                value = isByte ? rest[0] - 0xDC00 : Rune.ReplacementChar.Value;
            }
            else
            {
                value = rune.Value;
            }

            rest = rest[used..];
            return true;
        }

        if (rest.Length < 2)
        {
            return false;
        }

        char kind = rest[1];
        rest = rest[2..];
        switch (kind)
        {
            case 'x':
                isByte = true;
                return TryDigits(ref rest, 2, 16, out value);
            case 'u':
                return TryDigits(ref rest, 4, 16, out value) && Rune.IsValid(value);
            case 'U':
                return TryDigits(ref rest, 8, 16, out value) && Rune.IsValid(value);
            case >= '0' and <= '7':
                isByte = true;
                if (!TryDigits(ref rest, 2, 8, out value))
                {
                    return false;
                }

                value += (kind - '0') * 64;
                return value <= 255;
            case '\'' or '"':
                value = kind;
                return kind == quote;
            default:
                int index = "abfnrtv\\".IndexOf(kind, StringComparison.Ordinal);
                value = index < 0 ? 0 : "\a\b\f\n\r\t\v\\"[index];
                return index >= 0;
        }
    }

    private static bool TryDigits(ref ReadOnlySpan<char> rest, int count, int radix, out int value)
    {
        value = 0;
        if (rest.Length < count)
        {
            return false;
        }

        long sum = 0;
        foreach (char c in rest[..count])
        {
            int digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 16;
            if (digit >= radix)
            {
                return false;
            }

            sum = (sum * radix) + digit;
        }

        rest = rest[count..];
        value = (int)Math.Min(sum, int.MaxValue);
        return true;
    }
}
