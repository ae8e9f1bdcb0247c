using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Tests.Dates;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Now = new(2024, 7, 3, 22, 4, 5, 678, TimeSpan.Zero);

    [Theory]
    [InlineData("{{ now.Unix }}", "1720044245")]
    [InlineData("{{ now | date \"2006-01-02T15:04:05.000\" }}", "2024-07-03T22:04:05.678")]
    [InlineData("{{ htmlDate now }}", "2024-07-03")]
    [InlineData("{{ htmlDate 1.5 }}", "2024-07-03")]
    [InlineData("{{ ago (now.Add -3723000000000) }}", "1h2m3s")]
    [InlineData("{{ durationRound (now.AddDate 0 0 -3) }}", "3d")]
    [InlineData("{{ durationRound ((now.AddDate -2 0 0).UTC) }}", "2y")]
    public void The_time_is_the_one_of_the_clock(string template, string expected) => Assert.Equal(expected, Run(template, new FixedClock(Now)));

    [SkippableFact]
    public void The_local_zone_is_the_one_of_the_clock()
    {
        Skip.IfNot(TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Tokyo", out TimeZoneInfo? tokyo), "No zones are installed.");

        Assert.Equal("2024-07-04 07:04 JST", Run("{{ now | date \"2006-01-02 15:04 MST\" }}", new FixedClock(Now, tokyo)));
        Assert.Equal("2024-07-03T15:00:00Z", Run("{{ (toDate \"2006-01-02\" \"2024-07-04\").UTC.Format \"2006-01-02T15:04:05Z07:00\" }}", new FixedClock(Now, tokyo)));
    }

    [Fact]
    public void Now_prints_its_monotonic_reading_too() => Assert.Matches(@"^2024-07-03 22:04:05\.678 \+0000 UTC m=\+\d+\.\d{9}$", Run("{{ now }}", new FixedClock(Now)));

    private static string Run(string template, TimeProvider clock)
    {
        TemplateSet templates = new(FunctionTable.Functions, ChartLimits.Default);
        templates.Add("t", template);
        return templates.Execute("t", null, new TemplateServices { Clock = clock }, CancellationToken.None);
    }
}
