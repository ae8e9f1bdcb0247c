using System.Buffers;
using System.Globalization;
using System.Text;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions;

/// <summary>Go's <c>html</c>, <c>js</c> and <c>urlquery</c>.</summary>
internal static class Escaping
{
    private static readonly SearchValues<char> SpecialInHtml = SearchValues.Create("'\"&<>\0");

    /// <summary>The arguments as one text, put together as <c>print</c> does.</summary>
    public static string Text(object?[] arguments)
    {
        if (arguments is [string text])
        {
            return text;
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] ??= "<no value>";
        }

        return GoPrint.Sprint(arguments);
    }

    public static string Html(string text)
    {
        if (!text.AsSpan().ContainsAny(SpecialInHtml))
        {
            return text;
        }

        StringBuilder result = new(text.Length + 32);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\0' => result.Append('\uFFFD'),
                '"' => result.Append("&#34;"),
                '\'' => result.Append("&#39;"),
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                _ => result.Append(c),
            };
        }

        return result.ToString();
    }

    public static string JavaScript(string text)
    {
        StringBuilder result = new(text.Length + 32);
        for (int i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                // A byte that is no text goes through as it is.
                result.Append(text[i]);
                continue;
            }

            i += rune.Utf16SequenceLength - 1;
            _ = rune.Value switch
            {
                '\\' => result.Append(@"\\"),
                '\'' => result.Append(@"\'"),
                '"' => result.Append("\\\""),
                '<' or '>' or '&' or '=' or < ' ' => Escape(result, rune),
                < 0x80 => result.Append((char)rune.Value),
                _ => IsPrintable(rune) ? result.Append(rune.ToString()) : Escape(result, rune),
            };
        }

        return result.ToString();
    }

    public static string UrlQuery(string text)
    {
        StringBuilder result = new(text.Length + 32);
        foreach (byte b in GoString.ToBytes(text))
        {
            char c = (char)b;
            _ = char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~' ? result.Append(c)
                : c == ' ' ? result.Append('+')
                : result.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return result.ToString();
    }

    private static StringBuilder Escape(StringBuilder result, Rune rune) =>
        result.Append("\\u").Append(rune.Value.ToString("X4", CultureInfo.InvariantCulture));

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
