using System.Globalization;

namespace MeshInstall.Charts.Dates;

/// <summary>Go's <c>time.ParseDuration</c>: signed decimal numbers with units, such as <c>-1h15m30.5s</c>.</summary>
internal static class GoDurationParser
{
    private const ulong Limit = 1UL << 63;

    /// <exception cref="FormatException">It is none; the message is Go's.</exception>
    public static long Parse(string text)
    {
        bool isNegative = text.StartsWith('-');
        int at = isNegative || text.StartsWith('+') ? 1 : 0;
        if (text[at..] == "0")
        {
            return 0;
        }

        if (at == text.Length)
        {
            throw Invalid(text);
        }

        ulong total = 0;
        while (at < text.Length)
        {
            total = Add(total, Part(text, ref at), text);
        }

        return isNegative ? unchecked((long)(0 - total)) : total > long.MaxValue ? throw Invalid(text) : (long)total;
    }

    private static ulong Part(string text, ref int at)
    {
        int start = at;
        ulong whole = Whole(text, ref at);
        int digits = at - start;
        ulong fraction = 0;
        double scale = 1;
        if (at < text.Length && text[at] == '.')
        {
            int point = ++at;
            (fraction, scale) = Fraction(text, ref at);
            digits += at - point;
        }

        if (digits == 0)
        {
            throw Invalid(text);
        }

        int unitStart = at;
        while (at < text.Length && text[at] != '.' && !char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        ulong unit = Unit(text[unitStart..at], text);
        if (whole > Limit / unit)
        {
            throw Invalid(text);
        }

        return fraction == 0 ? whole * unit : Add(whole * unit, (ulong)(fraction * (unit / scale)), text);
    }

    private static ulong Unit(string unit, string text) => unit switch
    {
        "ns" => 1,
        "us" or "\u00b5s" or "\u03bcs" => 1_000,
        "ms" => 1_000_000,
        "s" => (ulong)GoDuration.Second,
        "m" => (ulong)GoDuration.Minute,
        "h" => (ulong)GoDuration.Hour,
        "" => throw new FormatException($"time: missing unit in duration {LayoutText.Quote(text)}"),
        _ => throw new FormatException($"time: unknown unit {LayoutText.Quote(unit)} in duration {LayoutText.Quote(text)}"),
    };

    private static ulong Whole(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at == start ? 0
            : ulong.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) && number <= Limit ? number
            : throw Invalid(text);
    }

    /// <summary>The digits after the point as far as an int64 holds them.</summary>
    private static (ulong Digits, double Scale) Fraction(string text, ref int at)
    {
        ulong digits = 0;
        double scale = 1;
        bool isFull = false;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            ulong next = (digits * 10) + (ulong)(text[at] - '0');
            isFull = isFull || digits > long.MaxValue / 10 || next > Limit;
            if (!isFull)
            {
                digits = next;
                scale *= 10;
            }
        }

        return (digits, scale);
    }

    private static ulong Add(ulong left, ulong right, string text) => left + right > Limit ? throw Invalid(text) : left + right;

    private static FormatException Invalid(string text) => new($"time: invalid duration {LayoutText.Quote(text)}");
}
