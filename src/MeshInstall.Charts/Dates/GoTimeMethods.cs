using System.Collections.Frozen;
using System.Globalization;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Dates;

/// <summary>The methods of <c>time.Time</c> in templates.</summary>
internal static class GoTimeMethods
{
    private const string JsonLayout = "2006-01-02T15:04:05.999999999Z07:00";

    public static GoType TimeType { get; } = new("time.Time", GoKind.Struct)
    {
        Methods = All().ToFrozenDictionary(method => method.Name, StringComparer.Ordinal),
    };

    /// <summary>RFC 3339, as JSON and YAML hold a time.</summary>
    /// <exception cref="GoFunctionException">RFC 3339 has no such year.</exception>
    public static string ToText(GoTime time, string method) => time.Year is < 0 or > 9999
        ? throw new GoFunctionException($"Time.{method}: year outside of range [0,9999]")
        : time.Format(JsonLayout);

    private static string ToSource(GoTime time) => string.Create(CultureInfo.InvariantCulture,
        $"time.Date({time.Year}, time.{LayoutText.LongMonths[time.Month - 1]}, {time.Day}, {time.Hour}, {time.Minute}, {time.Second}, {time.Nanosecond}, {Source(time.Location)})");

    private static string Source(GoLocation location) => location == GoLocation.Utc ? "time.UTC" : $"time.Location(\"{location.Name}\")";

    private static IEnumerable<GoFunction> All() =>
    [
        Method("String", time => time.ToString()),
        Method("GoString", ToSource),
        Method("Year", time => (nint)time.Year),
        Method("Month", time => new GoMonth(time.Month)),
        Method("Day", time => (nint)time.Day),
        Method("Weekday", time => new GoWeekday(time.Weekday)),
        Method("YearDay", time => (nint)time.YearDay),
        Method("Hour", time => (nint)time.Hour),
        Method("Minute", time => (nint)time.Minute),
        Method("Second", time => (nint)time.Second),
        Method("Nanosecond", time => (nint)time.Nanosecond),
        Method("Unix", time => time.Seconds),
        Method("UnixMilli", time => unchecked((long)Floor(time, 1_000_000))),
        Method("UnixMicro", time => unchecked((long)Floor(time, 1_000))),
        Method("UnixNano", time => unchecked((long)time.Nanoseconds)),
        Method("UTC", time => time.In(GoLocation.Utc)),
        new GoFunction("Local", (execution, a) => Self(a).In(GoLocations.Local(execution.Services.Clock))),
        Method("Location", time => time.Location),
        Method("IsZero", time => time.Nanoseconds == GoTime.Zero.Nanoseconds),
        Method("IsDST", time => time.Period.IsDaylight),
        Method("MarshalJSON", time => GoList.OfBytes(GoString.ToBytes($"\"{ToText(time, "MarshalJSON")}\""))),
        Method("MarshalText", time => GoList.OfBytes(GoString.ToBytes(ToText(time, "MarshalText")))),
        new GoFunction("Format", (_, a) => Self(a).Format((string)a[1]!), GoParameter.String),
        new GoFunction("Add", (_, a) => Self(a).Add(GoDuration.From(a[1])), GoParameter.Duration),
        new GoFunction("Truncate", (_, a) => Self(a).Truncate(GoDuration.From(a[1])), GoParameter.Duration),
        new GoFunction("Round", (_, a) => Self(a).Round(GoDuration.From(a[1])), GoParameter.Duration),
        new GoFunction("AddDate", (_, a) => Self(a).AddDate((nint)a[1]!, (nint)a[2]!, (nint)a[3]!), GoParameter.Int, GoParameter.Int, GoParameter.Int),
        new GoFunction("Sub", (_, a) => new GoDuration(Self(a).Since((GoTime)a[1]!)), GoParameter.Time),
        new GoFunction("In", (_, a) => Self(a).In(a[1] as GoLocation ?? throw new GoFunctionException("time: missing Location in call to Time.In")), GoParameter.Any),
        Comparison("After", order => order > 0),
        Comparison("Before", order => order < 0),
        Comparison("Equal", order => order == 0),
        Comparison("Compare", order => (nint)order),
        .. new[] { ("Date", "time.Month"), ("Clock", "int"), ("Zone", "int"), ("ISOWeek", "int"), ("ZoneBounds", "time.Time") }.Select(item => Pair(item.Item1, item.Item2)),
    ];

    private static GoTime Self(object?[] arguments) => (GoTime)arguments[0]!;

    private static Int128 Floor(GoTime time, long unit) => (time.Nanoseconds - ((time.Nanosecond % unit) + unit) % unit) / unit;

    private static GoFunction Method(string name, Func<GoTime, object?> body) => new(name, (_, a) => body(Self(a)));

    private static GoFunction Comparison(string name, Func<int, object?> body) =>
        new(name, (_, a) => body(Self(a).Nanoseconds.CompareTo(((GoTime)a[1]!).Nanoseconds)), GoParameter.Time);

    /// <summary>Methods of several results are no use to templates.</summary>
    private static GoFunction Pair(string name, string second) =>
        new(name, (_, _) => throw new GoFunctionException(name is "Date" or "Clock"
            ? $"function {name} has 3 return values; should be 1 or 2"
            : $"invalid function signature for {name}: second return value should be error; is {second}"));
}
