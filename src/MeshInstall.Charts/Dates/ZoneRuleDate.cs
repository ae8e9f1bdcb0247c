using System.Globalization;

namespace MeshInstall.Charts.Dates;

/// <summary>When in a year a rule changes the clocks: <c>M3.5.0/2</c> (month, week, day of the week), <c>J60</c> or <c>59</c> (day of the year).</summary>
internal readonly record struct ZoneRuleDate(char Kind, int Month, int Week, int Day, int Seconds)
{
    public static bool TryParse(string text, out ZoneRuleDate date)
    {
        date = default;
        int slash = text.IndexOf('/', StringComparison.Ordinal), at = slash + 1;
        int? time = slash < 0 ? 7200 : ZoneRule.Offset(text, ref at);
        string day = slash < 0 ? text : text[..slash];
        char kind = day.Length > 0 && day[0] is 'M' or 'J' ? day[0] : 'D';
        int[] numbers = [.. (kind == 'D' ? day : day[1..]).Split('.')
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)];
        if (time is null || numbers.Length != (kind == 'M' ? 3 : 1) || numbers.Any(number => number is < 0 or > 365))
        {
            return false;
        }

        if (kind == 'M' && (numbers[0] is < 1 or > 12 || numbers[1] is < 1 or > 5 || numbers[2] > 6))
        {
            return false;
        }

        date = kind == 'M' ? new ZoneRuleDate(kind, numbers[0], numbers[1], numbers[2], time.Value) : new ZoneRuleDate(kind, 0, 0, numbers[0], time.Value);
        return true;
    }

    /// <summary>The seconds from the start of the year, by the clocks of then.</summary>
    public long SecondsIn(long year)
    {
        if (Kind != 'M')
        {
            // J counts from 1 and never counts 29 February.
            int day = Kind == 'J' ? Day - 1 + (CivilDate.IsLeap(year) && Day >= 60 ? 1 : 0) : Day;
            return (day * 86_400L) + Seconds;
        }

        long first = CivilDate.ToDays(year, Month, 1);
        int date = (Day - CivilDate.DayOfWeek(first) + 7) % 7;
        for (int week = 1; week < Week && date + 7 < CivilDate.DaysIn(year, Month); week++)
        {
            date += 7;
        }

        return ((first + date - CivilDate.ToDays(year, 1, 1)) * 86_400) + Seconds;
    }
}
