using System.Globalization;
using MeshInstall.Charts.Dates;

namespace MeshInstall.Charts.Functions;

/// <summary>sprig's functions on durations.</summary>
internal static class DurationFunctions
{
    private static readonly (ulong Length, string Name)[] Units =
    [
        ((ulong)GoDuration.Hour * 24 * 365, "y"), ((ulong)GoDuration.Hour * 24 * 30, "mo"), ((ulong)GoDuration.Hour * 24, "d"),
        ((ulong)GoDuration.Hour, "h"), ((ulong)GoDuration.Minute, "m"), ((ulong)GoDuration.Second, "s"),
    ];

    public static IEnumerable<GoFunction> All { get; } =
    [
        new("duration", (_, a) => new GoDuration(unchecked(Seconds(a[0]) * GoDuration.Second)).ToString(), GoParameter.Any),
        new("durationRound", (execution, a) => Rounded(execution.Services.Clock, a[0]), GoParameter.Any),
    ];

    private static long Seconds(object? value) => value switch
    {
        long number => number,
        string text => ParseInt(text),
        _ => 0,
    };

    /// <summary>A number beyond an int64 becomes the nearest; what is no number is 0.</summary>
    private static long ParseInt(string text)
    {
        string digits = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        return digits.Length == 0 || !digits.All(char.IsAsciiDigit) ? 0
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number
            : text[0] == '-' ? long.MinValue : long.MaxValue;
    }

    private static string Rounded(TimeProvider clock, object? value)
    {
        long duration = value switch
        {
            long number => number,
            GoTime time => GoTime.Now(clock).Since(time),
            string text => ParseDuration(text),
            _ => 0,
        };
        ulong size = duration < 0 ? 0 - unchecked((ulong)duration) : (ulong)duration;
        (ulong length, string name) = Units.FirstOrDefault(unit => size > unit.Length, (Length: 1UL, Name: string.Empty));
        return name.Length == 0 ? "0s" : (size / length).ToString(CultureInfo.InvariantCulture) + name;
    }

    private static long ParseDuration(string text)
    {
        try
        {
            return GoDurationParser.Parse(text);
        }
        catch (FormatException)
        {
            return 0;
        }
    }
}
