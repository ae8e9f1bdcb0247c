using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Dates;

/// <summary>Go's <c>time.Duration</c>: nanoseconds in an int64.</summary>
internal sealed class GoDuration(long nanoseconds) : GoNamedInteger(DurationType, nanoseconds)
{
    public const long Second = 1_000_000_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;

    public static GoType DurationType { get; } = new("time.Duration", GoKind.Int64)
    {
        Methods = AllMethods().ToFrozenDictionary(method => method.Name, StringComparer.Ordinal),
    };

    public double Seconds => In(Second);

    public double Minutes => In(Minute);

    public double Hours => In(Hour);

    /// <summary>An argument for a duration; whole numbers count as nanoseconds.</summary>
    public static long From(object? value) => value switch
    {
        GoNamedInteger named => named.Value,
        long or int or byte or nint => Convert.ToInt64(value is nint number ? (long)number : value, CultureInfo.InvariantCulture),
        _ => 0,
    };

    public GoDuration Truncate(long step) => new(step <= 0 ? Value : Value - (Value % step));

    /// <summary>Rounds half away from zero; what no int64 holds becomes the nearest that it holds.</summary>
    public GoDuration Round(long step)
    {
        if (step <= 0)
        {
            return this;
        }

        Int128 rest = Value % step, whole = Value - rest;
        Int128 rounded = Int128.Abs(rest) * 2 < step ? whole : whole + (Value < 0 ? -step : step);
        return new GoDuration((long)Int128.Clamp(rounded, long.MinValue, long.MaxValue));
    }

    public GoDuration Abs() => new(Value == long.MinValue ? long.MaxValue : Math.Abs(Value));

    /// <summary>JSON counts nanoseconds, the others have a text.</summary>
    public override object? Encode(GoEncoding encoding) => encoding == GoEncoding.Json ? Value : ToString();

    public override string ToString()
    {
        if (Value == 0)
        {
            return "0s";
        }

        ulong nanoseconds = Value < 0 ? 0 - unchecked((ulong)Value) : (ulong)Value;
        StringBuilder text = new(Value < 0 ? "-" : string.Empty);
        if (nanoseconds < Second)
        {
            (ulong unit, string name) = nanoseconds < 1_000 ? (1UL, "ns") : nanoseconds < 1_000_000 ? (1_000UL, "µs") : (1_000_000UL, "ms");
            return Append(text, nanoseconds / unit, nanoseconds % unit, unit).Append(name).ToString();
        }

        ulong seconds = nanoseconds / Second;
        if (seconds >= 3600)
        {
            text.Append(CultureInfo.InvariantCulture, $"{seconds / 3600}h");
        }

        if (seconds >= 60)
        {
            text.Append(CultureInfo.InvariantCulture, $"{seconds / 60 % 60}m");
        }

        return Append(text, seconds % 60, nanoseconds % Second, Second).Append('s').ToString();
    }

    private static StringBuilder Append(StringBuilder text, ulong whole, ulong rest, ulong unit)
    {
        text.Append(whole);
        if (rest == 0)
        {
            return text;
        }

        int digits = unit.ToString(CultureInfo.InvariantCulture).Length - 1;
        return text.Append('.').Append(rest.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).TrimEnd('0'));
    }

    private static IEnumerable<GoFunction> AllMethods() =>
    [
        Method("String", self => self.ToString()),
        Method("Nanoseconds", self => self.Value),
        Method("Microseconds", self => self.Value / 1_000),
        Method("Milliseconds", self => self.Value / 1_000_000),
        Method("Seconds", self => self.Seconds),
        Method("Minutes", self => self.Minutes),
        Method("Hours", self => self.Hours),
        Method("Abs", self => self.Abs()),
        new GoFunction("Truncate", (_, a) => ((GoDuration)a[0]!).Truncate(From(a[1])), GoParameter.Duration),
        new GoFunction("Round", (_, a) => ((GoDuration)a[0]!).Round(From(a[1])), GoParameter.Duration),
    ];

    private static GoFunction Method(string name, Func<GoDuration, object?> body) => new(name, (_, a) => body((GoDuration)a[0]!));

    private double In(long unit) => (Value / unit) + ((double)(Value % unit) / unit);
}
