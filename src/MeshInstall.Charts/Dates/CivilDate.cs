namespace MeshInstall.Charts.Dates;

/// <summary>Arithmetic of the Gregorian calendar without bounds on the year. Months are 1 to 12; days count from 1 January 1970.</summary>
internal static class CivilDate
{
    private const int DaysOfEra = 146_097;
    private static readonly int[] DaysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysIn(long year, int month) => month == 2 && IsLeap(year) ? 29 : DaysBefore[month] - DaysBefore[month - 1];

    /// <summary>The day of the year, from 1.</summary>
    public static int DayOfYear(long year, int month, int day) => DaysBefore[month - 1] + day + (month > 2 && IsLeap(year) ? 1 : 0);

    /// <summary>The month and day of the day of a year that is not a leap year.</summary>
    public static (int Month, int Day) FromDayOfYear(int dayOfYear)
    {
        int month = 1;
        while (DaysBefore[month] < dayOfYear)
        {
            month++;
        }

        return (month, dayOfYear - DaysBefore[month - 1]);
    }

    /// <summary>The days since 1970; months and days beyond their range carry over.</summary>
    public static long ToDays(long year, long month, long day)
    {
        unchecked
        {
            year += Floor(month - 1, 12);
            int index = (int)Modulo(month - 1, 12);

            // Years that begin in March put the leap day at their end.
            long shifted = index < 2 ? year - 1 : year;
            long era = Floor(shifted, 400), yearOfEra = shifted - (era * 400);
            long dayOfYear = ((153 * ((index + 10) % 12)) + 2) / 5;
            return (era * DaysOfEra) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468 + day - 1;
        }
    }

    public static (long Year, int Month, int Day) FromDays(long days)
    {
        days += 719_468;
        long era = Floor(days, DaysOfEra), dayOfEra = days - (era * DaysOfEra);
        long yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        int dayOfYear = (int)(dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100)));
        int shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1);
    }

    /// <summary>The day of the week; Sunday is 0.</summary>
    public static int DayOfWeek(long days) => (int)Modulo(days + 4, 7);

    public static long Floor(long value, long divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);

    public static long Modulo(long value, long divisor) => ((value % divisor) + divisor) % divisor;
}
