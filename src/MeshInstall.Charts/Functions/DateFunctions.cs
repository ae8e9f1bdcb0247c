using System.Globalization;
using MeshInstall.Charts.Dates;

namespace MeshInstall.Charts.Functions;

/// <summary>sprig's functions on dates.</summary>
internal static class DateFunctions
{
    private const string HtmlLayout = "2006-01-02";

    public static IEnumerable<GoFunction> All { get; } =
    [
        new("now", (execution, _) => GoTime.Now(execution.Services.Clock)),
        new("ago", (execution, a) => Ago(execution.Services.Clock, a[0]), GoParameter.Any),
        new("date", (execution, a) => InZone(execution.Services.Clock, (string)a[0]!, a[1], "Local"), GoParameter.String, GoParameter.Any),
        new("htmlDate", (execution, a) => InZone(execution.Services.Clock, HtmlLayout, a[0], "Local"), GoParameter.Any),
        new("htmlDateInZone", (execution, a) => InZone(execution.Services.Clock, HtmlLayout, a[0], (string)a[1]!), GoParameter.Any, GoParameter.String),
        .. Named(["dateInZone", "date_in_zone"], (execution, a) => InZone(execution.Services.Clock, (string)a[0]!, a[1], (string)a[2]!), GoParameter.String, GoParameter.Any, GoParameter.String),
        .. Named(["dateModify", "date_modify"], (_, a) => Modify((string)a[0]!, (GoTime)a[1]!, orKeep: true), GoParameter.String, GoParameter.Time),
        .. Named(["mustDateModify", "must_date_modify"], (_, a) => Modify((string)a[0]!, (GoTime)a[1]!, orKeep: false), GoParameter.String, GoParameter.Time),
        new("toDate", (execution, a) => Read(execution.Services.Clock, (string)a[0]!, (string)a[1]!, orZero: true), GoParameter.String, GoParameter.String),
        new("mustToDate", (execution, a) => Read(execution.Services.Clock, (string)a[0]!, (string)a[1]!, orZero: false), GoParameter.String, GoParameter.String),
        new("unixEpoch", (_, a) => ((GoTime)a[0]!).Seconds.ToString(CultureInfo.InvariantCulture), GoParameter.Time),
    ];

    private static IEnumerable<GoFunction> Named(string[] names, GoFunctionBody body, params GoParameter[] parameters) =>
        names.Select(name => new GoFunction(name, body, parameters));

    private static string InZone(TimeProvider clock, string layout, object? date, string zone)
    {
        // Anything else, a float of the values among it, stands for now.
        GoTime time = date switch
        {
            GoTime given => given,
            long seconds => new GoTime(seconds, 0, GoLocation.Utc),
            nint seconds => new GoTime(seconds, 0, GoLocation.Utc),
            int seconds => new GoTime(seconds, 0, GoLocation.Utc),
            _ => GoTime.Now(clock),
        };
        return time.In(GoLocations.Find(zone, clock) ?? GoLocation.Utc).Format(layout);
    }

    private static string Ago(TimeProvider clock, object? date)
    {
        GoTime now = GoTime.Now(clock);
        GoTime time = date switch
        {
            GoTime given => given,
            long seconds => new GoTime(seconds, 0, GoLocation.Utc),
            nint seconds => new GoTime(seconds, 0, GoLocation.Utc),
            _ => now,
        };
        return new GoDuration(now.Since(time)).Round(GoDuration.Second).ToString();
    }

    private static GoTime Modify(string duration, GoTime date, bool orKeep)
    {
        try
        {
            return date.Add(GoDurationParser.Parse(duration));
        }
        catch (FormatException exception)
        {
            return orKeep ? date : throw new GoFunctionException(exception.Message, exception);
        }
    }

    private static GoTime Read(TimeProvider clock, string layout, string text, bool orZero)
    {
        try
        {
            return TimeParser.Parse(layout, text, GoLocations.Local(clock));
        }
        catch (TimeParseException exception)
        {
            return orZero ? GoTime.Zero : throw new GoFunctionException(exception.Message, exception);
        }
    }
}
