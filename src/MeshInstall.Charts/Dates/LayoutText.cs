using System.Globalization;
using System.Text;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Dates;

/// <summary>The words of dates, and the quoting of Go's time errors.</summary>
internal static class LayoutText
{
    public static IReadOnlyList<string> LongDays { get; } = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    public static IReadOnlyList<string> LongMonths { get; } =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static IReadOnlyList<string> ShortDays { get; } = [.. LongDays.Select(day => day[..3])];

    public static IReadOnlyList<string> ShortMonths { get; } = [.. LongMonths.Select(month => month[..3])];

    /// <summary>A number with zeros up to a width; the sign stands before it and does not count.</summary>
    public static string Number(long value, int width) =>
        (value < 0 ? "-" : string.Empty) + Math.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    /// <summary>In quotes, with each byte that is no ASCII character written out.</summary>
    public static string Quote(string text)
    {
        StringBuilder quoted = new("\"", text.Length + 2);
        foreach (byte c in GoString.ToBytes(text))
        {
            if (c is >= 0x80 or < 0x20)
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\x{c:x2}");
            }
            else
            {
                quoted.Append(c is (byte)'"' or (byte)'\\' ? "\\" : string.Empty).Append((char)c);
            }
        }

        return quoted.Append('"').ToString();
    }
}
