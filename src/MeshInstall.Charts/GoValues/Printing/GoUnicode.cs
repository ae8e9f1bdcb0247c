using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.GoValues.Printing;

/// <summary>Go's classes of characters.</summary>
internal static class GoUnicode
{
    /// <summary>Whether Go prints the character as it is: letters, marks, numbers, punctuation, symbols and the plain space.</summary>
    public static bool IsPrint(Rune rune)
    {
        if (rune.IsAscii)
        {
            return rune.Value is >= ' ' and < 0x7F;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator => false,
            _ => !IsYoungerThanGo(rune.Value),
        };
    }

    // Go knows Unicode 15.0; a newer runtime knows more.
    private static bool IsYoungerThanGo(int value) => false;
}
