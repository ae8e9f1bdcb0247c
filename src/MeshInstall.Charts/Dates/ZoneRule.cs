using System.Globalization;

namespace MeshInstall.Charts.Dates;

/// <summary>The yearly rule at the end of a zone's data, as POSIX writes it in <c>TZ</c>: <c>CET-1CEST,M3.5.0,M10.5.0/3</c>.</summary>
internal sealed class ZoneRule
{
    private const int Day = 86_400;
    private readonly ZonePeriod standard;
    private readonly ZonePeriod? daylight;
    private readonly ZoneRuleDate begin;
    private readonly ZoneRuleDate end;

    private ZoneRule(ZonePeriod standard, ZonePeriod? daylight, ZoneRuleDate begin, ZoneRuleDate end) =>
        (this.standard, this.daylight, this.begin, this.end) = (standard, daylight, begin, end);

    public static ZoneRule? Parse(string text)
    {
        int at = 0;
        if (Name(text, ref at) is not { } standardName || Offset(text, ref at) is not { } standardOffset)
        {
            return null;
        }

        ZonePeriod standard = new(standardName, -standardOffset, IsDaylight: false);
        if (at == text.Length || text[at] == ',')
        {
            return new ZoneRule(standard, null, default, default);
        }

        if (Name(text, ref at) is not { } daylightName)
        {
            return null;
        }

        int offset = at == text.Length || text[at] == ',' ? -standardOffset + 3600 : -(Offset(text, ref at) ?? 0);
        string[] dates = (at < text.Length ? text[(at + 1)..] : "M3.2.0,M11.1.0").Split(',');
        return dates.Length == 2 && ZoneRuleDate.TryParse(dates[0], out ZoneRuleDate begin) && ZoneRuleDate.TryParse(dates[1], out ZoneRuleDate end)
            ? new ZoneRule(standard, new ZonePeriod(daylightName, offset, IsDaylight: true), begin, end)
            : null;
    }

    public ZonePeriod At(long seconds)
    {
        if (daylight is null)
        {
            return standard;
        }

        long year = CivilDate.FromDays(CivilDate.Floor(seconds, Day)).Year;
        long within = seconds - (CivilDate.ToDays(year, 1, 1) * Day);
        long first = begin.SecondsIn(year) - standard.Offset, last = end.SecondsIn(year) - daylight.Offset;
        return last < first
            ? within < last || within >= first ? daylight : standard
            : within >= first && within < last ? daylight : standard;
    }

    /// <summary>A time such as <c>-3:30:00</c>, in seconds.</summary>
    internal static int? Offset(string text, ref int at)
    {
        int sign = at < text.Length && text[at] == '-' ? -1 : 1;
        at += at < text.Length && text[at] is '-' or '+' ? 1 : 0;
        int total = 0;
        for (int unit = 3600; unit > 0; unit /= 60)
        {
            int start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (!int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > 167)
            {
                return null;
            }

            total += number * unit;
            if (at == text.Length || text[at] != ':')
            {
                break;
            }

            at++;
        }

        return sign * total;
    }

    private static string? Name(string text, ref int at)
    {
        int start = at;
        if (at < text.Length && text[at] == '<')
        {
            int close = text.IndexOf('>', at);
            at = close + 1;
            return close < 0 ? null : text[(start + 1)..close];
        }

        while (at < text.Length && !(char.IsAsciiDigit(text[at]) || text[at] is ',' or '-' or '+'))
        {
            at++;
        }

        return at - start < 3 ? null : text[start..at];
    }
}
