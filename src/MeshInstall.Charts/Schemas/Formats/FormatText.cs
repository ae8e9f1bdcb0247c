using System.Globalization;
using System.Text;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.Schemas.Formats;

/// <summary>Characters in the messages about formats.</summary>
internal static class FormatText
{
    /// <summary>The first character that does not fit, quoted as Go quotes one; null where all fit.</summary>
    public static string? FindOther(string text, Func<char, bool> fits)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!fits(text[i]))
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out _);
                return Quote(rune);
            }
        }

        return null;
    }

    public static string Quote(Rune rune) => GoQuoting.QuoteRune(rune, asciiOnly: false);

    /// <summary>What Go says of text that is no whole number; null where it is one that fits.</summary>
    public static string? CheckInteger(string text, out long value)
    {
        value = 0;
        string digits = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            return $"strconv.Atoi: parsing {SchemaText.DoubleQuote(text)}: invalid syntax";
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            ? null : $"strconv.Atoi: parsing {SchemaText.DoubleQuote(text)}: value out of range";
    }
}
