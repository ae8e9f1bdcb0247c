using System.Globalization;

namespace MeshInstall.Charts.Dates;

/// <summary>Which texts count as a zone's abbreviation: three or four capital letters, the last of four or five a T, GMT with hours, or hours alone.</summary>
internal static class ZoneAbbreviation
{
    /// <summary>The length of the abbreviation at the front; 0 where there is none.</summary>
    public static int LengthIn(string text)
    {
        if (text.Length < 3)
        {
            return 0;
        }

        if (text.StartsWith("ChST", StringComparison.Ordinal) || text.StartsWith("MeST", StringComparison.Ordinal))
        {
            return 4;
        }

        if (text.StartsWith("GMT", StringComparison.Ordinal))
        {
            return 3 + HoursIn(text[3..]);
        }

        if (text[0] is '+' or '-')
        {
            return HoursIn(text);
        }

        int capitals = text.AsSpan().IndexOfAnyExceptInRange('A', 'Z') is var end and >= 0 ? end : text.Length;
        return capitals switch
        {
            5 when text[4] == 'T' => 5,
            4 when text[3] == 'T' || text.StartsWith("WITA", StringComparison.Ordinal) => 4,
            3 => 3,
            _ => 0,
        };
    }

    private static int HoursIn(string text)
    {
        if (text.Length == 0 || text[0] is not ('+' or '-'))
        {
            return 0;
        }

        int end = text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') is var other and >= 0 ? other + 1 : text.Length;
        return int.TryParse(text.AsSpan(1, end - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int hours) && hours <= 23 ? end : 0;
    }
}
