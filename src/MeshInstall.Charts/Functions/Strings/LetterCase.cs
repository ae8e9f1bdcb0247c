using System.Text;
using MeshInstall.Charts.Functions.Conversions;

namespace MeshInstall.Charts.Functions.Strings;

/// <summary>Changes the case of letters, each rune for itself.</summary>
internal static class LetterCase
{
    public static string Upper(string text) => Ascii.IsValid(text) ? text.ToUpperInvariant() : GoRunes.Map(text, GoLetters.ToUpper);

    public static string Lower(string text) => Ascii.IsValid(text) ? text.ToLowerInvariant() : GoRunes.Map(text, GoLetters.ToLower);

    /// <summary>The first letter of every word in title case; words end at all but letters, digits and underscores (beyond ASCII: at spaces).</summary>
    public static string Title(string text)
    {
        int previous = ' ';
        return GoRunes.Map(text, rune =>
        {
            int result = IsSeparator(previous) ? GoLetters.ToTitle(rune) : rune;
            previous = rune;
            return result;
        });
    }

    /// <summary>The first letter after each space in lower case.</summary>
    public static string Untitle(string text)
    {
        int[] runes = GoRunes.Of(text);
        bool starts = true;
        for (int i = 0; i < runes.Length; i++)
        {
            if (GoLetters.IsSpace(runes[i]))
            {
                starts = true;
            }
            else if (starts)
            {
                runes[i] = GoLetters.ToLower(runes[i]);
                starts = false;
            }
        }

        return GoRunes.ToText(runes);
    }

    /// <summary>Lower to upper and back; a lower letter that starts a word becomes title case.</summary>
    public static string Swap(string text)
    {
        int[] runes = GoRunes.Of(text);
        bool starts = true;
        for (int i = 0; i < runes.Length; i++)
        {
            int rune = runes[i];
            if (GoLetters.IsUpper(rune) || GoLetters.IsTitle(rune))
            {
                runes[i] = GoLetters.ToLower(rune);
                starts = false;
            }
            else if (GoLetters.IsLower(rune))
            {
                runes[i] = starts ? GoLetters.ToTitle(rune) : GoLetters.ToUpper(rune);
                starts = false;
            }
            else
            {
                starts = GoLetters.IsSpace(rune);
            }
        }

        return GoRunes.ToText(runes);
    }

    /// <summary>The first byte of each word, which sprig's library reads as a character of its own.</summary>
    public static string Initials(string text)
    {
        StringBuilder initials = new();
        bool starts = true;
        foreach (char c in ByteText.From(text))
        {
            if (char.IsWhiteSpace(c))
            {
                starts = true;
            }
            else if (starts)
            {
                initials.Append(c);
                starts = false;
            }
        }

        return initials.ToString();
    }

    /// <summary>The text without white space; where there was some, every byte beyond ASCII has become a character of its own.</summary>
    public static string WithoutSpace(string text)
    {
        string bytes = ByteText.From(text);
        string kept = string.Concat(bytes.Where(c => !char.IsWhiteSpace(c)));
        return kept.Length == bytes.Length ? text : kept;
    }

    private static bool IsSeparator(int rune) => rune switch
    {
        <= 0x7F => !char.IsAsciiLetterOrDigit((char)rune) && rune != '_',
        _ => GoLetters.IsSpace(rune),
    };
}
