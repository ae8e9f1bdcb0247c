using System.Globalization;
using System.Text;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Expressions;

/// <summary>An expression as Go's panics show it: in backquotes where they can hold it, else in quotes.</summary>
internal static class RegexQuote
{
    private const char ByteOrderMark = '\uFEFF';

    public static string Of(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if ((text[i] < ' ' && text[i] != '\t') || text[i] is '`' or '\u007f' or ByteOrderMark || GoString.IsEscape(text, i))
            {
                return Quoted(text);
            }
        }

        return $"`{text}`";
    }

    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            string? letter = c switch
            {
                '"' => "\\\"", '\\' => @"\\", '\a' => @"\a", '\b' => @"\b", '\f' => @"\f", '\n' => @"\n", '\r' => @"\r", '\t' => @"\t", '\v' => @"\v", _ => null,
            };
            if (letter is not null)
            {
                quoted.Append(letter);
            }
            else if (c < ' ' || c == '\u007f' || GoString.IsEscape(text, i))
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\x{(byte)c:x2}");
            }
            else if (c == ByteOrderMark)
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('"').ToString();
    }
}
