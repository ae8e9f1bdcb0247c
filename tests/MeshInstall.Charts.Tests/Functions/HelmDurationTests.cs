using MeshInstall.Charts.Tests.Cases;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Functions;

/// <summary>Functions of a Helm later than the one that the rules are held against.</summary>
public sealed class HelmDurationTests
{
    [Theory]
    [InlineData("mustToDuration \"1h30m\"", "1h30m0s")]
    [InlineData("mustToDuration 90", "1m30s")]
    [InlineData("mustToDuration (int64 -90)", "-1m30s")]
    [InlineData("mustToDuration 2.5", "2.5s")]
    [InlineData("mustToDuration \" 2.5 \"", "2.5s")]
    [InlineData("mustToDuration (mustToDuration \"3ms\")", "3ms")]
    [InlineData("(mustToDuration \"1h30m\").Minutes", "90")]
    [InlineData("mustToDuration 9223372036", "2562047h47m16s")]
    [InlineData("mustToDuration 60 | typeOf", "time.Duration")]
    [InlineData("durationNanoseconds \"1us\"", "1000")]
    [InlineData("durationMicroseconds \"1.5ms\"", "1500")]
    [InlineData("durationMilliseconds \"-1.0005s\"", "-1000")]
    [InlineData("durationMilliseconds 1 | typeOf", "int64")]
    [InlineData("durationSeconds \"1500ms\"", "1.5")]
    [InlineData("durationSeconds \"30\" | typeOf", "float64")]
    [InlineData("durationMinutes \"90s\"", "1.5")]
    [InlineData("durationHours 5400", "1.5")]
    [InlineData("durationDays \"36h\"", "1.5")]
    [InlineData("durationWeeks \"84h\"", "0.5")]
    [InlineData("durationSeconds \"soon\"", "0")]
    [InlineData("durationSeconds nil", "0")]
    [InlineData("durationHours (list 1)", "0")]
    [InlineData("durationSeconds 9223372037", "0")]
    [InlineData("durationRoundTo \"2h15m\" \"30m\"", "2h30m0s")]
    [InlineData("durationRoundTo \"2h13m\" 3600", "2h0m0s")]
    [InlineData("durationRoundTo \"2h13m\" \"x\"", "2h13m0s")]
    [InlineData("durationRoundTo \"x\" \"1h\"", "0s")]
    [InlineData("durationTruncateTo \"2h59m\" \"30m\"", "2h30m0s")]
    [InlineData("durationTruncateTo \"-2h59m\" \"1h\"", "-2h0m0s")]
    [InlineData("durationTruncateTo \"90s\" 0", "1m30s")]
    [InlineData("mustToToml (dict \"b\" 1 \"a\" (dict \"c\" \"x\")) | quote", "\"b = 1\\n\\n[a]\\n  c = \\\"x\\\"\\n\"")]
    public void Helm_gives_it(string call, string expected)
    {
        ExpansionResult result = Run(call);
        Assert.Null(result.Error);
        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(result.Output!));
    }

    [Theory]
    [InlineData("mustToDuration \"soon\"", "could not parse duration \"soon\"")]
    [InlineData("mustToDuration \"  \"", "empty duration")]
    [InlineData("mustToDuration nil", "invalid duration")]
    [InlineData("mustToDuration true", "unsupported duration type bool")]
    [InlineData("mustToDuration (list 1)", "unsupported duration type []interface {}")]
    [InlineData("mustToDuration 9223372037", "duration seconds overflow: 9223372037")]
    [InlineData("mustToDuration 1e10", "duration seconds overflow: 1e+10")]
    [InlineData("mustToDuration 1e300", "duration seconds overflow: 1e+300")]
    [InlineData("mustToDuration \"NaN\"", "invalid duration seconds: NaN")]
    [InlineData("mustToDuration \"-Inf\"", "invalid duration seconds: -Inf")]
    [InlineData("mustToToml nil", "error calling mustToToml")]
    public void Helm_refuses_it(string call, string message) => Assert.Contains(message, Run(call).Error, StringComparison.Ordinal);

    private static ExpansionResult Run(string call) => EngineExpansion.Run(new ExpansionCase($"{{{{ {call} }}}}", MeshMap.Empty));
}
