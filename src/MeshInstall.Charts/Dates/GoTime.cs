using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Dates;

/// <summary>Go's <c>time.Time</c>: an instant of nanoseconds in any year, and the zone it shows.</summary>
/// <param name="seconds">Seconds since 1 January 1970, UTC.</param>
/// <param name="nanosecond">Nanoseconds within the second.</param>
/// <param name="location">The zone.</param>
internal sealed class GoTime(long seconds, int nanosecond, GoLocation location) : GoObject
{
    private const int SecondsOfDay = 86_400;
    private const string StringLayout = "2006-01-02 15:04:05.999999999 -0700 MST";

    private readonly ZonePeriod period = location.At(seconds);
    private (long Year, int Month, int Day)? date;

    /// <summary>1 January of the year 1, what a failed reading gives.</summary>
    public static GoTime Zero { get; } = new(-62_135_596_800, 0, GoLocation.Utc);

    public override GoType Type => GoTimeMethods.TimeType;

    public long Seconds { get; } = seconds;

    public int Nanosecond { get; } = nanosecond;

    public GoLocation Location { get; } = location;

    /// <summary>The monotonic clock's nanoseconds, where the time is from <c>now</c>.</summary>
    public long? Monotonic { get; init; }

    public ZonePeriod Period => period;

    public long Year => Date.Year;

    public int Month => Date.Month;

    public int Day => Date.Day;

    public int Weekday => CivilDate.DayOfWeek(Days);

    public int YearDay => CivilDate.DayOfYear(Year, Month, Day);

    public int Hour => SecondOfDay / 3600;

    public int Minute => SecondOfDay / 60 % 60;

    public int Second => SecondOfDay % 60;

    private (long Year, int Month, int Day) Date => date ??= CivilDate.FromDays(Days);

    private long Days => (long)((LocalSeconds - SecondOfDay) / SecondsOfDay);

    private int SecondOfDay => (int)(((LocalSeconds % SecondsOfDay) + SecondsOfDay) % SecondsOfDay);

    private Int128 LocalSeconds => (Int128)Seconds + period.Offset;

    /// <summary>The present time with its monotonic reading.</summary>
    public static GoTime Now(TimeProvider clock)
    {
        long ticks = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks;
        return new GoTime(CivilDate.Floor(ticks, TimeSpan.TicksPerSecond), (int)CivilDate.Modulo(ticks, TimeSpan.TicksPerSecond) * 100, GoLocations.Local(clock))
        {
            Monotonic = MonotonicNow(clock),
        };
    }

    public static long MonotonicNow(TimeProvider clock) => clock.GetElapsedTime(0).Ticks * 100;

    /// <summary>From nanoseconds that may be beyond one second.</summary>
    public static GoTime FromNanoseconds(Int128 nanoseconds, GoLocation location)
    {
        Int128 second = nanoseconds / GoDuration.Second, rest = nanoseconds % GoDuration.Second;
        return rest < 0
            ? new GoTime(unchecked((long)(second - 1)), (int)(rest + GoDuration.Second), location)
            : new GoTime(unchecked((long)second), (int)rest, location);
    }

    public Int128 Nanoseconds => ((Int128)Seconds * GoDuration.Second) + Nanosecond;

    public GoTime In(GoLocation zone) => new(Seconds, Nanosecond, zone);

    public GoTime Add(long nanoseconds)
    {
        GoTime moved = FromNanoseconds(Nanoseconds + nanoseconds, Location);
        return Monotonic is { } reading ? new GoTime(moved.Seconds, moved.Nanosecond, Location) { Monotonic = unchecked(reading + nanoseconds) } : moved;
    }

    public GoTime AddDate(long years, long months, long days)
    {
        unchecked
        {
            long clock = (CivilDate.ToDays(Year + years, Month + months, Day + days) * SecondsOfDay) + SecondOfDay;
            return new GoTime(Location.ToUniversal(clock), Nanosecond, Location);
        }
    }

    /// <summary>The nanoseconds from the other time on, at most what an int64 holds.</summary>
    public long Since(GoTime other) => (long)Int128.Clamp(
        Monotonic is { } here && other.Monotonic is { } there ? (Int128)here - there : Nanoseconds - other.Nanoseconds, long.MinValue, long.MaxValue);

    /// <summary>Down to a multiple of the step since the year 1.</summary>
    public GoTime Truncate(long step) => step <= 0 ? In(Location) : FromNanoseconds(Nanoseconds - Over(step), Location);

    /// <summary>To the nearest multiple of the step since the year 1, half up.</summary>
    public GoTime Round(long step) => step <= 0 ? In(Location)
        : FromNanoseconds(Nanoseconds - Over(step) + (Over(step) * 2 < step ? 0 : step), Location);

    /// <summary>The time in RFC 3339, what every encoder writes.</summary>
    public override object? Encode(GoEncoding encoding) => Format("2006-01-02T15:04:05.999999999Z07:00");

    /// <summary>Whether all fields are the same; the same instant in another zone is another value.</summary>
    public override bool Equals(object? obj) => obj is GoTime other && Seconds == other.Seconds && Nanosecond == other.Nanosecond
        && Monotonic == other.Monotonic && ReferenceEquals(Location, other.Location);

    public override int GetHashCode() => HashCode.Combine(Seconds, Nanosecond);

    public string Format(string layout) => TimeFormatter.Format(this, layout);

    public override string ToString()
    {
        string text = Format(StringLayout);
        if (Monotonic is not { } reading)
        {
            return text;
        }

        Int128 size = Int128.Abs(reading);
        return $"{text} m={(reading < 0 ? '-' : '+')}{LayoutText.Number((long)(size / GoDuration.Second), 0)}.{LayoutText.Number((long)(size % GoDuration.Second), 9)}";
    }

    private Int128 Over(long step)
    {
        Int128 sinceZero = Nanoseconds - Zero.Nanoseconds, rest = sinceZero % step;
        return rest < 0 ? rest + step : rest;
    }
}
