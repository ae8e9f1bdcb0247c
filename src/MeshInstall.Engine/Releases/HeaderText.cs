using System.Globalization;
using System.Text;

namespace MeshInstall.Engine.Releases;

/// <summary>Text for annotations: one line, without what a terminal would act on, and no longer than is allowed.</summary>
internal static class HeaderText
{
    public const int MaxName = 253;
    public const int MaxMessage = 1024;
    public const int MaxNames = 4096;

    public static string Line(string text, int max)
    {
        StringBuilder line = new(Math.Min(text.Length, max));
        bool isSpace = true;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool becomesSpace = Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (becomesSpace && isSpace)
            {
                continue;
            }

            if (line.Length + rune.Utf16SequenceLength > max - 1)
            {
                return line.ToString().TrimEnd() + "\u2026";
            }

            line.Append(becomesSpace ? " " : rune.ToString());
            isSpace = becomesSpace;
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>Names in one line; those beyond the bound are left out.</summary>
    public static string Names(IEnumerable<string> names)
    {
        StringBuilder line = new();
        foreach (string name in names.Select(name => Line(name.Replace(',', ' '), MaxName)))
        {
            if (line.Length + name.Length + 1 > MaxNames)
            {
                break;
            }

            line.Append(line.Length == 0 ? string.Empty : ",").Append(name);
        }

        return line.ToString();
    }
}
