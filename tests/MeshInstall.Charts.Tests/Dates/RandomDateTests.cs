using System.Globalization;
using CsCheck;
using MeshInstall.Charts.Dates;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Dates;

public sealed class RandomDateTests
{
    private const int Count = 2_000;

    private static readonly Gen<string> Element = Gen.OneOf(
        "January", "Jan", "1", "01", "Monday", "Mon", "2", "_2", "02", "__2", "002", "15", "3", "03", "4", "04", "5", "05", "2006", "06", "PM", "pm", "MST",
        "Z0700", "Z070000", "Z07", "Z07:00", "Z07:00:00", "-0700", "-070000", "-07", "-07:00", "-07:00:00", ".000", ".999", ",000000", ".999999999", ".0");
    private static readonly Gen<string> Layout = Gen.Select(Element, Gen.OneOf("", " ", "-", ":", "/", "T", "é", "x", "_", "0"), (element, mark) => element + mark).Array[1, 7].Select(string.Concat);
    private static readonly Gen<string> Zone = Gen.OneOf(
        "UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Chatham", "Asia/Tehran", "Europe/Dublin", "Antarctica/Troll", "America/Caracas", "Nowhere");
    private static readonly Gen<string> Moment = Gen.Select(Gen.Long[-5_000_000_000, 8_000_000_000], Gen.Int[0, 999_999_999], (seconds, nanoseconds) =>
        new GoTime(seconds, nanoseconds, GoLocation.Utc).Format("2006-01-02T15:04:05.999999999Z07:00"));

    private static readonly Gen<string> Duration = Gen.Select(
        Gen.OneOf("", "-", "+"),
        Gen.Select(Gen.OneOf(Gen.Int[0, 5000].Select(n => n.ToString(CultureInfo.InvariantCulture)), Gen.Double[0, 99].Select(n => n.ToString("0.####", CultureInfo.InvariantCulture)), Gen.OneOf(".5", "1.", "")),
            Gen.OneOf("h", "m", "s", "ms", "us", "µs", "ns", "d", ""), (number, unit) => number + unit).Array[1, 3].Select(string.Concat),
        (sign, parts) => sign + parts);

    [SkippableFact]
    public async Task Times_are_written_as_helm_writes_them()
    {
        HelmTool.Require();
        (string, string, string)[] items = Gen.Select(Layout, Moment, Zone).Array[Count].Single();
        await Agreement.RequireAsync(
            "{{ dateInZone .l (toDate \"2006-01-02T15:04:05Z07:00\" .m) .z }}",
            [.. items.Select(item => new Dictionary<string, object?> { ["l"] = item.Item1, ["m"] = item.Item2, ["z"] = item.Item3 })]);
    }

    [SkippableFact]
    public async Task Texts_are_read_as_helm_reads_them()
    {
        HelmTool.Require();

        // Each text is a written time, some with a character changed.
        var items = Gen.Select(Layout, Moment, Gen.Int[-40, 39], Gen.OneOf('0', '1', '9', ' ', 'x', ':', '+')).Array[Count].Single();
        await Agreement.RequireAsync(
            "{{ toDate .l .t }}",
            [.. items.Select(item => new Dictionary<string, object?> { ["l"] = item.Item1, ["t"] = Change(Written(item.Item1, item.Item2), item.Item3, item.Item4) })]);
    }

    [SkippableFact]
    public async Task Durations_are_read_and_rounded_as_helm_does()
    {
        HelmTool.Require();
        string[] items = Duration.Array[Count].Single();
        await Agreement.RequireAsync(
            "{{ $t := toDate \"2006\" \"2000\" }}{{ ((dateModify .d $t).Sub $t) }} {{ durationRound .d }} {{ duration .d }}",
            [.. items.Select(item => new Dictionary<string, object?> { ["d"] = item })]);
    }

    [SkippableFact]
    public async Task Calendar_arithmetic_is_helms()
    {
        HelmTool.Require();
        (string, int, int, int)[] items = Gen.Select(Moment, Gen.Int[-300, 300], Gen.Int[-40, 40], Gen.Int[-800, 800]).Array[Count].Single();
        await Agreement.RequireAsync(
            "{{ $t := toDate \"2006-01-02T15:04:05Z07:00\" .m }}{{ $u := $t.AddDate (int .y) (int .o) (int .d) }}{{ $u }} {{ $u.Sub $t }} {{ $u.YearDay }} {{ $u.Weekday }} {{ $u.UnixMilli }} {{ $u.Round 5000000000000 }} {{ $t.Truncate 7777777777 }}",
            [.. items.Select(item => new Dictionary<string, object?> { ["m"] = item.Item1, ["y"] = (long)item.Item2, ["o"] = (long)item.Item3, ["d"] = (long)item.Item4 })]);
    }

    [Fact]
    public void Days_and_dates_go_both_ways() => Gen.Long[-1_000_000_000, 1_000_000_000].Sample(days =>
    {
        (long year, int month, int day) = CivilDate.FromDays(days);
        return CivilDate.ToDays(year, month, day) == days;
    });

    [Fact]
    public void No_text_brings_another_error_than_a_time_that_does_not_fit() => Gen.Select(Gen.OneOf(Layout, Gen.String), Gen.OneOf(Gen.String, Moment)).Sample((layout, text) =>
    {
        try
        {
            TimeParser.Parse(layout, text, GoLocation.Utc);
        }
        catch (TimeParseException)
        {
            // The only error there may be.
        }
    });

    private static string Written(string layout, string moment) =>
        TimeParser.Parse("2006-01-02T15:04:05Z07:00", moment, GoLocation.Utc).Format(layout);

    private static string Change(string text, int place, char with) => place >= 0 && place < text.Length && text[place] < 128 ? text[..place] + with + text[(place + 1)..] : text;
}
