using System.Buffers;
using System.Globalization;

namespace MeshInstall.Engine.Validation.Schema;

/// <summary>Durations as Go and Istio write them: <c>10s</c>, <c>1m30s</c>, <c>1.5h</c>, <c>250ms</c>.</summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> NumberLetters = SearchValues.Create("0123456789.");

    /// <summary>Parses a duration.</summary>
    /// <param name="text">The text.</param>
    /// <param name="nanoseconds">The duration in nanoseconds.</param>
    public static bool TryParse(string text, out decimal nanoseconds)
    {
        nanoseconds = 0;
        ReadOnlySpan<char> rest = text;
        bool negative = rest.StartsWith("-", StringComparison.Ordinal);
        if (negative || rest.StartsWith("+", StringComparison.Ordinal))
        {
            rest = rest[1..];
        }

        if (rest is "0")
        {
            return true;
        }

        if (rest.IsEmpty || rest.Length > 64)
        {
            return false;
        }

        while (!rest.IsEmpty)
        {
            int digits = rest.IndexOfAnyExcept(NumberLetters);
            if (digits <= 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount))
            {
                return false;
            }

            rest = rest[digits..];
            int end = rest.IndexOfAny(NumberLetters);
            if (Unit(end < 0 ? rest : rest[..end]) is not { } unit || amount > long.MaxValue / unit)
            {
                return false;
            }

            nanoseconds += amount * unit;
            rest = end < 0 ? [] : rest[end..];
        }

        nanoseconds = negative ? -nanoseconds : nanoseconds;
        return nanoseconds is <= long.MaxValue and >= long.MinValue;
    }

    private static decimal? Unit(ReadOnlySpan<char> unit) => unit switch
    {
        "ns" => 1,
        "us" or "µs" or "μs" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => null,
    };
}
