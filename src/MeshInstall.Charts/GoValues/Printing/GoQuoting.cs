using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.GoValues.Printing;

/// <summary>Strings and characters as Go literals.</summary>
internal static class GoQuoting
{
    /// <summary><c>strconv.Quote</c>; with <paramref name="asciiOnly"/> <c>strconv.QuoteToASCII</c>.</summary>
    public static string Quote(string text, bool asciiOnly = false)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && text.AsSpan().IndexOfAny('"', '\\') < 0)
        {
            return string.Concat("\"", text, "\"");
        }

        StringBuilder quoted = new(text.Length + 16);
        quoted.Append('"');
        for (int i = 0; i < text.Length;)
        {
            if (GoString.IsEscape(text, i))
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\x{text[i] & 0xFF:x2}");
                i++;
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int used);
            AppendEscaped(quoted, rune, '"', asciiOnly);
            i += used;
        }

        return quoted.Append('"').ToString();
    }

    /// <summary><c>strconv.QuoteRune</c>; with <paramref name="asciiOnly"/> <c>strconv.QuoteRuneToASCII</c>.</summary>
    public static string QuoteRune(Rune rune, bool asciiOnly)
    {
        StringBuilder quoted = new("'");
        AppendEscaped(quoted, rune, '\'', asciiOnly);
        return quoted.Append('\'').ToString();
    }

    /// <summary>Whether the text can stand between back quotes on one line unchanged.</summary>
    public static bool CanBackquote(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is (< ' ' and not '\t') or '`' or '\x7F' or '\uFEFF' || GoString.IsEscape(text, i))
            {
                return false;
            }
        }

        return true;
    }

    private static void AppendEscaped(StringBuilder quoted, Rune rune, char quote, bool asciiOnly)
    {
        int value = rune.Value;
        if (value == quote || value == '\\')
        {
            quoted.Append('\\').Append((char)value);
            return;
        }

        if (GoUnicode.IsPrint(rune) && (rune.IsAscii || !asciiOnly))
        {
            Span<char> buffer = stackalloc char[2];
            quoted.Append(buffer[..rune.EncodeToUtf16(buffer)]);
            return;
        }

        _ = value switch
        {
            '\a' => quoted.Append("\\a"),
            '\b' => quoted.Append("\\b"),
            '\f' => quoted.Append("\\f"),
            '\n' => quoted.Append("\\n"),
            '\r' => quoted.Append("\\r"),
            '\t' => quoted.Append("\\t"),
            '\v' => quoted.Append("\\v"),
            < ' ' or 0x7F => quoted.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}"),
            < 0x10000 => quoted.Append(CultureInfo.InvariantCulture, $"\\u{value:x4}"),
            _ => quoted.Append(CultureInfo.InvariantCulture, $"\\U{value:x8}"),
        };
    }
}
