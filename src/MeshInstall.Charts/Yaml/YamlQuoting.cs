using System.Buffers;
using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.Yaml;

/// <summary>Strings in the most readable style that reads back as the same string.</summary>
internal static class YamlQuoting
{
    private static readonly SearchValues<char> NotPlainFirst = SearchValues.Create("-?:,[]{}#&*!|>'\"%@` =<~");
    private static readonly SearchValues<char> NotAfterSpace = SearchValues.Create("#*&!|>%@`");

    /// <summary>The string on one line: plain, or in quotes.</summary>
    public static string OnOneLine(string text) =>
        !IsPrintableLine(text) ? DoubleQuoted(text)
        : IsPlain(text) ? text
        : text.AsSpan().ContainsAny('"', '\\') ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : $"\"{text}\"";

    /// <summary>Whether the string is best written as a literal block.</summary>
    public static bool FitsLiteralBlock(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) || text[0] is '\n' or ' ' or '\t')
        {
            return false;
        }

        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (line.ContainsAnyExcept(' ') is false && line.Length > 0)
            {
                return false;
            }
        }

        return IsPrintable(text.AsSpan(), tabsAndLines: true);
    }

    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || text[^1] is ' ' or ':' || text.AsSpan().Contains('\t')
            || text.Contains(": ", StringComparison.Ordinal) || HasIndicatorAfterSpace(text)
            || text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal))
        {
            return false;
        }

        bool dashWord = text[0] == '-' && text.Length > 1 && (char.IsAsciiLetter(text[1]) || text[1] == '-');
        return (dashWord || !NotPlainFirst.Contains(text[0])) && !YamlScalars.ReadsAsAnotherType(text);
    }

    /// <summary>A comment would start, or a reader that looks ahead for anchors and aliases would stumble.</summary>
    private static bool HasIndicatorAfterSpace(string text)
    {
        for (int index = text.IndexOf(' ', StringComparison.Ordinal); index >= 0 && index + 1 < text.Length; index++)
        {
            if (text[index] == ' ' && NotAfterSpace.Contains(text[index + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPrintableLine(string text) => IsPrintable(text, tabsAndLines: false);

    private static bool IsPrintable(ReadOnlySpan<char> text, bool tabsAndLines)
    {
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            bool printable = character is >= ' ' and < '\x7F' or (>= '\xA0' and < '\u2028') or (> '\u2029' and < '\uD800') or (>= '\uE000' and < '\uFEFF')
                or (> '\uFEFF' and < '\uFFFE') || (tabsAndLines && character is '\n' or '\t');
            if (!printable)
            {
                if (!char.IsHighSurrogate(character) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]))
                {
                    return false;
                }

                index++;
            }
        }

        return true;
    }

    private static string DoubleQuoted(string text)
    {
        StringBuilder quoted = new(text.Length + 8);
        quoted.Append('"');
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or (>= 0x7F and < 0xA0) => quoted.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:X2}"),
                0x2028 or 0x2029 or 0xFEFF or 0xFFFE or 0xFFFF => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                <= char.MaxValue => quoted.Append((char)rune.Value),
                _ => quoted.Append(rune.ToString()),
            };
        }

        return quoted.Append('"').ToString();
    }
}
