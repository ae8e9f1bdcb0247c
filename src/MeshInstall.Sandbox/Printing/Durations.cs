using System.Globalization;
using MeshInstall.Sandbox.Operations;

namespace MeshInstall.Sandbox.Printing;

/// <summary>Durations as kubectl prints them: <c>42s</c>, <c>5m10s</c>, <c>3h</c>, <c>12d</c>.</summary>
internal static class Durations
{
    public static string Age(string? timestamp, DateTimeOffset now) =>
        Timestamps.Parse(timestamp) is { } time ? Format(now - time) : "<unknown>";

    public static string Format(TimeSpan duration)
    {
        var (seconds, minutes, hours, days) = ((long)duration.TotalSeconds, (long)duration.TotalMinutes, (long)duration.TotalHours, (long)duration.TotalDays);
        return seconds switch
        {
            < 0 => "0s",
            < 120 => Text(seconds, "s"),
            _ when minutes < 10 => Pair(minutes, "m", seconds % 60, "s"),
            _ when hours < 3 => Text(minutes, "m"),
            _ when hours < 8 => Pair(hours, "h", minutes % 60, "m"),
            _ when hours < 48 => Text(hours, "h"),
            _ when days < 8 => Pair(days, "d", hours % 24, "h"),
            _ when days < 730 => Text(days, "d"),
            _ when days < 2920 => Pair(days / 365, "y", days % 365, "d"),
            _ => Text(days / 365, "y"),
        };
    }

    private static string Text(long amount, string unit) => amount.ToString(CultureInfo.InvariantCulture) + unit;

    private static string Pair(long major, string unit, long minor, string smaller) =>
        minor == 0 ? Text(major, unit) : Text(major, unit) + Text(minor, smaller);
}
