using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>Go's unicode package: classes of runes and their simple case mappings, whatever the culture or the platform's tables.</summary>
internal static class GoLetters
{
    public static bool IsUpper(int rune) => Category(rune) == UnicodeCategory.UppercaseLetter;

    public static bool IsLower(int rune) => Category(rune) == UnicodeCategory.LowercaseLetter;

    public static bool IsTitle(int rune) => Category(rune) == UnicodeCategory.TitlecaseLetter;

    public static bool IsDigit(int rune) => Category(rune) == UnicodeCategory.DecimalDigitNumber;

    public static bool IsLetter(int rune) => Category(rune) <= UnicodeCategory.OtherLetter;

    public static bool IsNumber(int rune) => Category(rune) is >= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber;

    public static bool IsPunctuation(int rune) => Category(rune) is >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation;

    public static bool IsSpace(int rune) => rune <= char.MaxValue && char.IsWhiteSpace((char)rune);

    public static int ToUpper(int rune) => rune switch
    {
        < 0x80 => rune is >= 'a' and <= 'z' ? rune - 32 : rune,
        0x131 => 'I',
        0x17F => 'S',
        0x19B or 0x264 => rune, // Unicode 16 gave them capitals, Go has Unicode 15.
        _ => Rune.ToUpperInvariant(new Rune(rune)).Value,
    };

    public static int ToLower(int rune) => rune switch
    {
        < 0x80 => rune is >= 'A' and <= 'Z' ? rune + 32 : rune,
        0x130 => 'i',
        0x212A => 'k',
        _ => Rune.ToLowerInvariant(new Rune(rune)).Value,
    };

    /// <summary>The title case, which differs from upper case for the digraphs of Latin and for Georgian.</summary>
    public static int ToTitle(int rune) => rune switch
    {
        >= 0x1C4 and <= 0x1CC => (((rune - 0x1C4) / 3) * 3) + 0x1C5,
        >= 0x1F1 and <= 0x1F3 => 0x1F2,
        (>= 0x10D0 and <= 0x10FA) or (>= 0x10FD and <= 0x10FF) => rune,
        _ => ToUpper(rune),
    };

    private static UnicodeCategory Category(int rune) => CharUnicodeInfo.GetUnicodeCategory(rune);
}
