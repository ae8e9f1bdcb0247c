using MeshInstall.Charts.Tests.Cases;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Functions;

/// <summary>What cannot be compared with helm because it differs each time.</summary>
public sealed class RandomFunctionTests
{
    [Theory]
    [InlineData("randAlpha 200", "^[A-Za-z]{200}$")]
    [InlineData("randAlphaNum 200", "^[0-9A-Za-z]{200}$")]
    [InlineData("randNumeric 200", "^[0-9]{200}$")]
    [InlineData("randAscii 200", "^[ -~]{200}$")]
    [InlineData("randAlpha 0", "^$")]
    [InlineData("randNumeric -5", "^$")]
    [InlineData("randBytes 33", "^[A-Za-z0-9+/]{44}$")]
    [InlineData("randBytes 0", "^$")]
    [InlineData("randInt 5 6", "^5$")]
    [InlineData("randInt -3 -1", "^-[32]$")]
    [InlineData("randInt 0 10 | typeOf", "^int$")]
    [InlineData("uuidv4", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [InlineData("shuffle \"aaéé\" | len", "^6$")]
    [InlineData("shuffle \"\"", "^$")]
    public void A_random_value_has_its_form(string call, string form) => Assert.Matches(form, Expand(call));

    [Theory]
    [InlineData("randAlpha 40")]
    [InlineData("randAlphaNum 40")]
    [InlineData("randAscii 40")]
    [InlineData("randNumeric 40")]
    [InlineData("randBytes 40")]
    [InlineData("randInt 0 9223372036854775807")]
    [InlineData("uuidv4")]
    [InlineData("shuffle \"abcdefghijklmnopqrstuvwxyz0123456789\"")]
    public void A_random_value_differs_each_time(string call) => Assert.NotEqual(Expand(call), Expand(call));

    [Fact]
    public void All_characters_come_up() => Assert.Equal(62, Expand("randAlphaNum 20000").Distinct().Count());

    [Fact]
    public void Numbers_come_up_evenly_between_their_bounds()
    {
        string text = ExpandTemplate("{{ range until 3000 }}{{ randInt 7 10 }} {{ end }}");
        var counts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).CountBy(item => item).ToDictionary();
        Assert.Equal(["7", "8", "9"], counts.Keys.Order(StringComparer.Ordinal));
        Assert.All(counts.Values, count => Assert.InRange(count, 700, 1300));
    }

    [Fact]
    public void Shuffling_keeps_every_character() => Assert.Equal("abcdeéü😀", string.Concat(Expand("shuffle \"abcdeéü😀\" | splitList \"\" | sortAlpha | join \"\"")));

    [Theory]
    [InlineData("randInt 5 5", "invalid argument to Intn")]
    [InlineData("randInt 5 1", "invalid argument to Intn")]
    [InlineData("randBytes -1", "makeslice: len out of range")]
    [InlineData("randAlpha \"5\"", "expected integer")]
    [InlineData("shuffle 5", "expected string")]
    public void What_is_out_of_range_is_an_error(string call, string message) =>
        Assert.Contains(message, Run($"{{{{ {call} }}}}").Error!, StringComparison.Ordinal);

    private static string Expand(string call) => ExpandTemplate($"{{{{ {call} }}}}");

    private static string ExpandTemplate(string template)
    {
        ExpansionResult result = Run(template);
        Assert.Null(result.Error);
        return System.Text.Encoding.UTF8.GetString(result.Output!);
    }

    private static ExpansionResult Run(string template) => EngineExpansion.Run(new ExpansionCase(template, MeshMap.Empty));
}
