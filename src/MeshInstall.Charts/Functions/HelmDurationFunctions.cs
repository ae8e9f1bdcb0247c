using MeshInstall.Charts.Dates;
using MeshInstall.Charts.Functions.Conversions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions;

/// <summary>Helm's own functions on durations, which came after 4.2. They take a duration, a text such as <c>1h30m</c>, or a number of seconds.</summary>
internal static class HelmDurationFunctions
{
    private const long MaxSeconds = long.MaxValue / GoDuration.Second;
    private const double MaxNanoseconds = long.MaxValue;

    public static IEnumerable<GoFunction> All { get; } =
    [
        new("mustToDuration", (_, a) => new GoDuration(Read(a[0])), GoParameter.Any),
        Part("durationNanoseconds", duration => duration.Value),
        Part("durationMicroseconds", duration => duration.Value / 1_000),
        Part("durationMilliseconds", duration => duration.Value / 1_000_000),
        Part("durationSeconds", duration => duration.Seconds),
        Part("durationMinutes", duration => duration.Minutes),
        Part("durationHours", duration => duration.Hours),
        Part("durationDays", duration => duration.Hours / 24),
        Part("durationWeeks", duration => duration.Hours / 24 / 7),
        Step("durationRoundTo", (duration, step) => duration.Round(step)),
        Step("durationTruncateTo", (duration, step) => duration.Truncate(step)),
    ];

    /// <summary>What is no duration counts as none.</summary>
    private static GoFunction Part(string name, Func<GoDuration, object?> part) => new(name, (_, a) => part(TryRead(a[0]) ?? new GoDuration(0)), GoParameter.Any);

    /// <summary>Where the step is no duration the duration stays as it is.</summary>
    private static GoFunction Step(string name, Func<GoDuration, long, GoDuration> apply) => new(
        name,
        (_, a) => TryRead(a[0]) is not { } duration ? new GoDuration(0) : TryRead(a[1]) is { } step ? apply(duration, step.Value) : duration,
        GoParameter.Any,
        GoParameter.Any);

    private static GoDuration? TryRead(object? value)
    {
        try
        {
            return new GoDuration(Read(value));
        }
        catch (GoFunctionException)
        {
            return null;
        }
    }

    private static long Read(object? value) => value switch
    {
        null => throw new GoFunctionException("invalid duration"),
        GoDuration duration => duration.Value,
        string text => Parse(text),
        nint or long or int => OfWhole(GoCast.ToInt64(value)),
        byte number => OfWhole(number),
        ulong number => number <= MaxSeconds ? OfWhole((long)number) : throw Overflow(number),
        double number => OfReal(number),
        GoNamedInteger number => OfWhole(number.Value),
        _ => throw new GoFunctionException($"unsupported duration type {GoPrint.TypeName(value)}"),
    };

    private static long Parse(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            throw new GoFunctionException("empty duration");
        }

        try
        {
            return GoDurationParser.Parse(trimmed);
        }
        catch (FormatException exception)
        {
            return GoNumberText.ParseFloat(trimmed, out double seconds) == GoNumberFault.None ? OfReal(seconds)
                : throw new GoFunctionException($"could not parse duration {GoPrint.Sprintf("%q", [text])}", exception);
        }
    }

    private static long OfWhole(long seconds) => seconds is >= -MaxSeconds and <= MaxSeconds ? seconds * GoDuration.Second : throw Overflow(seconds);

    private static long OfReal(double seconds) => !double.IsFinite(seconds) ? throw new GoFunctionException($"invalid duration seconds: {GoPrint.Format(seconds)}")
        : Math.Abs(seconds) > MaxNanoseconds / GoDuration.Second ? throw Overflow(seconds)
        : GoCast.Truncate(seconds * GoDuration.Second);

    private static GoFunctionException Overflow(object seconds) => new($"duration seconds overflow: {GoPrint.Format(seconds)}");
}
