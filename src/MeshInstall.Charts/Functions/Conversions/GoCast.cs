using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Functions.Conversions;

/// <summary>The forgiving conversions of sprig's functions: what cannot be converted is zero, never an error.</summary>
internal static class GoCast
{
    private const double TwoTo63 = 9223372036854775808.0;

    public static long ToInt64(object? value) => value switch
    {
        nint number => number,
        long number => number,
        double number => Truncate(number),
        string text => GoNumberText.ParseInteger(WithoutZeroDecimals(text), 0, out long number) == GoNumberFault.None ? number : 0,
        bool flag => flag ? 1 : 0,
        int number => number,
        byte number => number,
        ulong number => unchecked((long)number),
        GoObject { Type.Name: "time.Month" or "time.Weekday", Underlying: nint number } => number,
        _ => 0,
    };

    public static nint ToInt(object? value) => (nint)ToInt64(value);

    public static double ToFloat64(object? value) => value switch
    {
        double number => number,
        nint number => number,
        long number => number,
        string text => GoNumberText.ParseFloat(text, out double number) == GoNumberFault.None ? number : 0,
        bool flag => flag ? 1 : 0,
        int number => number,
        byte number => number,
        ulong number => number,
        GoObject => ToInt64(value),
        _ => 0,
    };

    /// <summary>Go's conversion of a float64 to an int64 on amd64, where all that does not fit gives the smallest number.</summary>
    public static long Truncate(double number) => number is >= -TwoTo63 and < TwoTo63 ? (long)number : long.MinValue;

    // "12.0" and "12.00" are read as 12; "12.50" stays as it is.
    private static string WithoutZeroDecimals(string text)
    {
        int end = text.AsSpan().TrimEnd('0').Length;
        return end < text.Length && end > 0 && text[end - 1] == '.' ? text[..(end - 1)] : text;
    }
}
