using System.Text;

namespace MeshInstall.Charts.Dates;

/// <summary>Writes a time as a layout shows the reference time.</summary>
internal static class TimeFormatter
{
    public static string Format(GoTime time, string layout)
    {
        StringBuilder text = new(layout.Length + 10);
        LayoutScanner scanner = new(layout);
        while (scanner.Next())
        {
            Append(text.Append(scanner.Prefix), time, scanner.Element, scanner.Text);
        }

        return text.Append(scanner.Prefix).ToString();
    }

    private static void Append(StringBuilder text, GoTime time, LayoutElement element, string shown)
    {
        switch (element)
        {
            case LayoutElement.Offset:
                AppendOffset(text, time.Period.Offset, shown);
                break;
            case LayoutElement.Fraction or LayoutElement.TrimmedFraction:
                AppendFraction(text, time.Nanosecond, element == LayoutElement.TrimmedFraction, shown);
                break;
            case LayoutElement.ZoneName when time.Period.Name.Length == 0:
                AppendOffset(text, time.Period.Offset, "-0700");
                break;
            default:
                text.Append(Text(time, element));
                break;
        }
    }

    private static string Text(GoTime time, LayoutElement element) => element switch
    {
        LayoutElement.LongMonth => LayoutText.LongMonths[time.Month - 1],
        LayoutElement.ShortMonth => LayoutText.ShortMonths[time.Month - 1],
        LayoutElement.Month => LayoutText.Number(time.Month, 0),
        LayoutElement.ZeroMonth => LayoutText.Number(time.Month, 2),
        LayoutElement.LongWeekday => LayoutText.LongDays[time.Weekday],
        LayoutElement.ShortWeekday => LayoutText.ShortDays[time.Weekday],
        LayoutElement.Day => LayoutText.Number(time.Day, 0),
        LayoutElement.SpaceDay => LayoutText.Number(time.Day, 0).PadLeft(2),
        LayoutElement.ZeroDay => LayoutText.Number(time.Day, 2),
        LayoutElement.SpaceYearDay => LayoutText.Number(time.YearDay, 0).PadLeft(3),
        LayoutElement.ZeroYearDay => LayoutText.Number(time.YearDay, 3),
        LayoutElement.Hour => LayoutText.Number(time.Hour, 2),
        LayoutElement.Hour12 => LayoutText.Number(Hour12(time.Hour), 0),
        LayoutElement.ZeroHour12 => LayoutText.Number(Hour12(time.Hour), 2),
        LayoutElement.Minute => LayoutText.Number(time.Minute, 0),
        LayoutElement.ZeroMinute => LayoutText.Number(time.Minute, 2),
        LayoutElement.Second => LayoutText.Number(time.Second, 0),
        LayoutElement.ZeroSecond => LayoutText.Number(time.Second, 2),
        LayoutElement.LongYear => LayoutText.Number(time.Year, 4),
        LayoutElement.Year => LayoutText.Number(Math.Abs(time.Year) % 100, 2),
        LayoutElement.UpperHalf => time.Hour >= 12 ? "PM" : "AM",
        LayoutElement.LowerHalf => time.Hour >= 12 ? "pm" : "am",
        _ => time.Period.Name,
    };

    private static int Hour12(int hour) => hour % 12 == 0 ? 12 : hour % 12;

    private static void AppendOffset(StringBuilder text, int offset, string shown)
    {
        if (offset == 0 && shown[0] == 'Z')
        {
            text.Append('Z');
            return;
        }

        int minutes = Math.Abs(offset / 60);
        string colon = shown.Contains(':', StringComparison.Ordinal) ? ":" : string.Empty;
        int parts = (shown.Length - 1 - (colon.Length * (shown.Length / 4))) / 2;

        // Less than a minute west of UTC still counts as plus.
        text.Append(offset / 60 < 0 ? '-' : '+').Append(LayoutText.Number(minutes / 60, 2));
        if (parts > 1)
        {
            text.Append(colon).Append(LayoutText.Number(minutes % 60, 2));
        }

        if (parts > 2)
        {
            text.Append(colon).Append(LayoutText.Number((offset / 60 < 0 ? -offset : offset) % 60, 2));
        }
    }

    private static void AppendFraction(StringBuilder text, int nanosecond, bool isTrimmed, string shown)
    {
        string digits = LayoutText.Number(nanosecond, 9);
        int count = shown.Length - 1;
        digits = count < 9 ? digits[..count] : digits;
        digits = isTrimmed ? digits.TrimEnd('0') : digits;
        if (digits.Length > 0)
        {
            text.Append(shown[0]).Append(digits);
        }
    }
}
