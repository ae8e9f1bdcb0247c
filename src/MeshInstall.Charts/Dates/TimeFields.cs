namespace MeshInstall.Charts.Dates;

/// <summary>What a text said of a time so far; negative where it said nothing.</summary>
internal sealed class TimeFields
{
    public int Year { get; set; }

    public int Month { get; set; } = -1;

    public int Day { get; set; } = -1;

    public int YearDay { get; set; } = -1;

    public int Hour { get; set; }

    public int Minute { get; set; }

    public int Second { get; set; }

    public int Nanosecond { get; set; }

    /// <summary>Whether it said AM (false) or PM (true).</summary>
    public bool? IsAfternoon { get; set; }

    public bool IsUtc { get; set; }

    /// <summary>Seconds east of UTC; -1 counts as nothing said, as in Go.</summary>
    public int Offset { get; set; } = -1;

    public string ZoneName { get; set; } = string.Empty;

    /// <summary>Puts the parts together; gives back what is wrong with them, or null.</summary>
    public string? Settle()
    {
        if (IsAfternoon == true && Hour < 12)
        {
            Hour += 12;
        }
        else if (IsAfternoon == false && Hour == 12)
        {
            Hour = 0;
        }

        if (YearDay >= 0 && SettleYearDay() is { } wrong)
        {
            return wrong;
        }

        Month = Month < 0 ? 1 : Month;
        Day = Day < 0 ? 1 : Day;
        return Day < 1 || Day > CivilDate.DaysIn(Year, Month) ? "day out of range" : null;
    }

    public GoTime ToTime(GoLocation local)
    {
        long clock = (CivilDate.ToDays(Year, Month, Day) * 86_400) + (Hour * 3600) + (Minute * 60) + Second;
        if (IsUtc)
        {
            return new GoTime(clock, Nanosecond, GoLocation.Utc);
        }

        if (Offset != -1)
        {
            ZonePeriod here = local.At(clock - Offset);
            bool isHere = here.Offset == Offset && (ZoneName.Length == 0 || here.Name == ZoneName);
            return new GoTime(clock - Offset, Nanosecond, isHere ? local : GoLocation.Fixed(ZoneName, Offset));
        }

        if (ZoneName.Length == 0)
        {
            return new GoTime(local.ToUniversal(clock), Nanosecond, local);
        }

        if (local.OffsetOf(ZoneName, clock) is { } known)
        {
            return new GoTime(clock - known, Nanosecond, local);
        }

        // An abbreviation of elsewhere says nothing of its offset, but for GMT+3; the clock is kept as it is.
        bool isGmt = ZoneName.Length > 3 && ZoneName.StartsWith("GMT", StringComparison.Ordinal);
        int offset = isGmt ? int.Parse(ZoneName[3..], System.Globalization.CultureInfo.InvariantCulture) * 3600 : 0;
        return new GoTime(clock, Nanosecond, GoLocation.Fixed(ZoneName, offset));
    }

    private string? SettleYearDay()
    {
        int day = YearDay;
        bool isLeapDay = CivilDate.IsLeap(Year) && day == 60;
        day -= CivilDate.IsLeap(Year) && day > 60 ? 1 : 0;
        if (day is < 1 or > 365)
        {
            return "day-of-year out of range";
        }

        (int month, int date) = isLeapDay ? (2, 29) : CivilDate.FromDayOfYear(day);
        if (Month >= 0 && Month != month)
        {
            return "day-of-year does not match month";
        }

        if (Day >= 0 && Day != date)
        {
            return "day-of-year does not match day";
        }

        (Month, Day) = (month, date);
        return null;
    }
}
