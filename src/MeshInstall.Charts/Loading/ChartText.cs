using System.Globalization;
using System.Text;

namespace MeshInstall.Charts.Loading;

/// <summary>The texts of a Chart.yaml, where anything that is one line is one line and whatever cannot be printed is dropped.</summary>
internal static class ChartText
{
    /// <summary>The text with each white space a blank, and without what cannot be printed.</summary>
    public static string Sanitize(string text)
    {
        if (text.All(character => character is >= ' ' and <= '~'))
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
            else if (IsPrintable(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>A scalar where a text is wanted, as Go's YAML reader turns it into one: numbers lose what does not fit 32 bits of a float.</summary>
    public static string FromScalar(MeshScalar scalar) => scalar.Value is double number ? FromNumber((float)number) : scalar.ToString();

    /// <summary>The shortest text of the number, with an exponent below 1e-4 and from 1e+06 on.</summary>
    private static string FromNumber(float number)
    {
        if (!float.IsFinite(number))
        {
            return float.IsNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        }

        string[] shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        string[] halves = shortest[0].Split('.');
        string all = halves[0] + (halves.Length > 1 ? halves[1] : string.Empty);
        string digits = all.TrimStart('0').TrimEnd('0');
        if (digits.Length == 0)
        {
            return float.IsNegative(number) ? "-0" : "0";
        }

        int leadingZeros = all.Length - all.TrimStart('0').Length;
        int power = (shortest.Length > 1 ? int.Parse(shortest[1], CultureInfo.InvariantCulture) : 0) + halves[0].Length - leadingZeros - 1;
        string sign = number < 0 ? "-" : string.Empty;
        if (power is < -4 or >= 6)
        {
            string fraction = digits.Length > 1 ? "." + digits[1..] : string.Empty;
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(power < 0 ? '-' : '+')}{Math.Abs(power):D2}");
        }

        return power < 0 ? $"{sign}0.{new string('0', -power - 1)}{digits}"
            : digits.Length <= power + 1 ? sign + digits.PadRight(power + 1, '0')
            : $"{sign}{digits[..(power + 1)]}.{digits[(power + 1)..]}";
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator => false,
        _ => true,
    };
}
