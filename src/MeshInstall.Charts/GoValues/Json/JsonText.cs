using System.Buffers;
using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.GoValues.Json;

/// <summary>Strings as JSON literals, with Go's choice of escapes.</summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7F");

    public static void Append(StringBuilder output, string text, bool escapeHtml)
    {
        output.Append('"');
        int start = 0;
        for (int i = text.AsSpan().IndexOfAnyExcept(Plain); i >= 0 && i < text.Length; i++)
        {
            char character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            if (Escape(character, escapeHtml) is { } escape)
            {
                output.Append(text, start, i - start).Append(escape);
                start = i + 1;
            }
        }

        output.Append(text, start, text.Length - start).Append('"');
    }

    private static string? Escape(char character, bool escapeHtml) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or '\u2028' or '\u2029' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
        '<' or '>' or '&' => escapeHtml ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}") : null,
        >= '\uD800' and <= '\uDFFF' => "\\ufffd",
        _ => null,
    };
}
