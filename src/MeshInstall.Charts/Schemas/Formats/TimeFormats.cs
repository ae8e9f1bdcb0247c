using System.Globalization;
using System.Text;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Schemas.Formats;

/// <summary>The formats <c>date</c>, <c>time</c>, <c>date-time</c> and <c>period</c>.</summary>
internal static class TimeFormats
{
    private const int MinutesPerDay = 24 * 60;

    public static string? CheckDate(string text)
    {
        if (text.Length < 4 || !text.AsSpan(0, 4).ContainsOnlyDigits())
        {
            return DateFault(text, text, "2006");
        }

        string rest = text[4..];
        foreach (string part in (string[])["01", "02"])
        {
            if (!rest.StartsWith('-'))
            {
                return DateFault(text, rest, "-");
            }

            rest = rest[1..];
            if (rest.Length < 2 || !rest.AsSpan(0, 2).ContainsOnlyDigits())
            {
                return DateFault(text, rest, part);
            }

            if (part == "01" && Number(rest, 0) is (< 1 or > 12))
            {
                return $"parsing time {QuoteTime(text)}: month out of range";
            }

            rest = rest[2..];
        }

        return rest.Length > 0 ? $"parsing time {QuoteTime(text)}: extra text: {QuoteTime(rest)}"
            : Number(text, 8) is var day && day >= 1 && day <= DaysInMonth(text) ? null
            : $"parsing time {QuoteTime(text)}: day out of range";
    }

    public static string? CheckTime(string text)
    {
        if (GoString.Length(text) < 9)
        {
            return "less than 9 characters long";
        }

        byte[] bytes = GoString.ToBytes(text);
        if (bytes[2] != ':' || bytes[5] != ':')
        {
            return "missing colon in correct place";
        }

        int[] parts = new int[3];
        for (int i = 0; i < parts.Length; i++)
        {
            if (FormatText.CheckInteger(Encoding.Latin1.GetString(bytes, 3 * i, 2), out long value) is not null)
            {
                return "invalid hour/min/sec";
            }

            if (value < 0)
            {
                return "non-positive hour/min/sec";
            }

            parts[i] = (int)value;
        }

        if (parts[0] > 23 || parts[1] > 59 || parts[2] > 60)
        {
            return "hour/min/sec out of range";
        }

        string rest = GoString.FromBytes(bytes.AsSpan(8));
        if (rest.StartsWith('.'))
        {
            int digits = rest.AsSpan(1).IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? rest.Length - 1 : digits;
            if (digits == 0)
            {
                return "no digits in second fraction";
            }

            rest = rest[(digits + 1)..];
        }

        int minutes = (parts[0] * 60) + parts[1];
        if (rest is not ("z" or "Z") && AddOffset(rest, ref minutes) is { } error)
        {
            return error;
        }

        return parts[2] >= 60 && minutes % MinutesPerDay != MinutesPerDay - 1 ? "invalid leap second" : null;
    }

    public static string? CheckDateTime(string text)
    {
        if (GoString.Length(text) < 20)
        {
            return "less than 20 characters long";
        }

        byte[] bytes = GoString.ToBytes(text);
        if (bytes[10] is not ((byte)'t' or (byte)'T'))
        {
            return "11th character must be t or T";
        }

        return CheckDate(GoString.FromBytes(bytes.AsSpan(0, 10))) is { } date ? $"invalid date element: {date}"
            : CheckTime(GoString.FromBytes(bytes.AsSpan(11))) is { } time ? $"invalid time element: {time}" : null;
    }

    public static string? CheckPeriod(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return "missing slash";
        }

        string start = text[..slash], end = text[(slash + 1)..];
        bool startsWithDuration = start.StartsWith('P');
        string? error = startsWithDuration ? DurationFormat.Check(start) : CheckDateTime(start);
        if (error is not null)
        {
            return $"invalid start {(startsWithDuration ? "duration" : "date-time")}: {error}";
        }

        bool endsWithDuration = !startsWithDuration && end.StartsWith('P');
        error = endsWithDuration ? DurationFormat.Check(end) : CheckDateTime(end);
        return error is null ? null : $"invalid end {(endsWithDuration ? "duration" : "date-time")}: {error}";
    }

    private static string? AddOffset(string offset, ref int minutes)
    {
        if (GoString.Length(offset) != 6)
        {
            return "offset must be 6 characters long";
        }

        if (offset[0] is not ('+' or '-'))
        {
            return "offset must begin with plus/minus";
        }

        byte[] bytes = GoString.ToBytes(offset);
        if (bytes[3] != ':')
        {
            return "missing colon in offset in correct place";
        }

        bool isHour = FormatText.CheckInteger(Encoding.Latin1.GetString(bytes, 1, 2), out long hour) is null;
        if (isHour && hour < 0)
        {
            return "non-positive hour/min in offset";
        }

        bool isMinute = FormatText.CheckInteger(Encoding.Latin1.GetString(bytes, 4, 2), out long minute) is null;
        if (!isHour || !isMinute || minute < 0)
        {
            return !isHour || !isMinute ? "invalid hour/min in offset" : "non-positive hour/min in offset";
        }

        if (hour > 23 || minute > 59)
        {
            return "hour/min in offset out of range";
        }

        int shift = (int)((hour * 60) + minute);
        minutes += offset[0] == '+' ? -shift : shift;
        minutes += minutes < 0 ? MinutesPerDay : 0;
        return null;
    }

    private static int DaysInMonth(string date)
    {
        int year = Number(date, 0, 4), month = Number(date, 5);

        // The calendar of .NET begins with the year 1; 2000 has the same February as 0.
        return DateTime.DaysInMonth(year == 0 ? 2000 : year, month);
    }

    private static int Number(string text, int start, int length = 2) => int.Parse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static string DateFault(string text, string rest, string part) =>
        $"parsing time {QuoteTime(text)} as \"2006-01-02\": cannot parse {QuoteTime(rest)} as {QuoteTime(part)}";

    /// <summary>Go's time package quotes in its own way: each byte beyond ASCII is escaped.</summary>
    private static string QuoteTime(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (byte value in GoString.ToBytes(text))
        {
            if (value is >= 0x80 or < 0x20)
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
            }
            else
            {
                _ = value is (byte)'"' or (byte)'\\' ? quoted.Append('\\').Append((char)value) : quoted.Append((char)value);
            }
        }

        return quoted.Append('"').ToString();
    }
}
