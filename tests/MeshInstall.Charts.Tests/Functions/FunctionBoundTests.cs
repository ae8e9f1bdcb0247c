using MeshInstall.Charts.Functions;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Tests.Functions;

/// <summary>No call of a function takes all memory or the whole stack, or runs for ever.</summary>
public sealed class FunctionBoundTests
{
    private static readonly ChartLimits Limits = new() { MaxOutputCharacters = 1_000_000, MaxSteps = 500_000 };

    [Theory]
    [InlineData("repeat 1000000000 \"x\"")]
    [InlineData("repeat 4611686018427387904 \"x\"")]
    [InlineData("indent 1000000000 \"x\"")]
    [InlineData("nindent 4611686018427387904 \"x\\ny\"")]
    [InlineData("until 2000000000")]
    [InlineData("until -2000000000")]
    [InlineData("untilStep 0 9223372036854775807 1")]
    [InlineData("untilStep -9223372036854775808 9223372036854775807 2")]
    [InlineData("seq 2000000000")]
    [InlineData("seq 1 9223372036854775806")]
    [InlineData("randBytes 2000000000")]
    [InlineData("randAlphaNum 9223372036854775807")]
    [InlineData("chunk -1000000000000 (list 1 2 3) | len | until | len | add 1 | int | randAscii | repeat 2000000")]
    [InlineData("wrapWith 1 (repeat 10000 \"-\") (repeat 10000 \"x\")")]
    [InlineData("replace \"\" (repeat 10000 \"-\") (repeat 10000 \"x\")")]
    [InlineData("replace \"x\" (repeat 10000 \"-\") (repeat 10000 \"x\")")]
    [InlineData("join (repeat 10000 \"-\") (splitList \"\" (repeat 10000 \"x\"))")]
    [InlineData("uniq (until 20000)")]
    [InlineData("fromYamlArray (repeat 20000 \"- {}\\n\") | len")]
    [InlineData("fromJsonArray (print \"[\" (repeat 20000 \"{},\") \"{}]\") | len")]
    [InlineData("fromToml (repeat 20000 \"[[a]]\\n\") | len")]
    [InlineData("toDate (repeat 3000 \"2006\") (repeat 3000 \"2006\")")]
    public void A_result_that_is_too_large_ends_the_render(string call)
    {
        ChartException exception = Assert.Throws<ChartException>(() => Render($"{{{{ {call} }}}}"));
        Assert.Contains("went over a bound", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ $d := dict }}{{ range $i := 300 }}{{ range $j := 300 }}{{ $_ := set $d (print $i $j) $j }}{{ end }}{{ end }}")]
    [InlineData("{{ $l := list }}{{ range 70000 }}{{ $l = list $l }}{{ end }}")]
    [InlineData("{{ $d := dict }}{{ range $i := 4000 }}{{ $_ := set $d (print $i) (repeat 900 \"a\") }}{{ end }}")]
    public void What_is_kept_piece_by_piece_ends_the_render(string template) =>
        Assert.Contains("went over a bound", Assert.Throws<ChartException>(() => Render(template)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("bcrypt \"a\"")]
    [InlineData("htpasswd \"a\" \"b\"")]
    [InlineData("derivePassword 1 \"long\" \"a\" \"b\" \"c\"")]
    [InlineData("genPrivateKey \"ecdsa\"")]
    [InlineData("genCA \"a\" 1")]
    [InlineData("repeat 200000 \"a\" | sha256sum")]
    public void Work_that_takes_long_by_itself_is_not_begun_once_the_time_is_over(string call)
    {
        TemplateSet templates = new(FunctionTable.Functions, Limits with { MaxTime = TimeSpan.Zero });
        templates.Add("bounds", $"{{{{ {call} }}}}");

        ChartException exception = Assert.Throws<ChartException>(() => templates.Execute("bounds", null, new TemplateServices(), CancellationToken.None));

        Assert.Contains("ran longer than 0 s", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_waits_for_a_key_that_is_not_wanted_any_more()
    {
        using CancellationTokenSource source = new();
        using ManualResetEventSlim never = new();
        ExecutionBudget budget = new(Limits, source.Token);
        try
        {
            Assert.ThrowsAny<OperationCanceledException>(() => budget.Wait(() =>
            {
                source.Cancel();
                never.Wait(CancellationToken.None);
                return 0;
            }));
        }
        finally
        {
            never.Set();
        }
    }

    [Theory]
    [InlineData("deepCopy $d | len")]
    [InlineData("deepEqual $d (deepCopy $d)")]
    [InlineData("merge (deepCopy $d) $d | len")]
    public void A_map_that_holds_itself_ends_the_render(string call)
    {
        string template = $"{{{{ $d := dict }}}}{{{{ $_ := set $d \"self\" $d }}}}{{{{ {call} }}}}";
        Assert.Throws<ChartException>(() => Render(template));
    }

    [Fact]
    public void Two_maps_that_hold_themselves_are_equal()
    {
        const string Template = """
            {{- $a := dict }}{{ $_ := set $a "self" $a }}{{ $b := dict }}{{ $_ := set $b "self" $b }}{{ deepEqual $a $b }}
            """;
        Assert.Equal("true", Render(Template));
    }

    [Theory]
    [InlineData("deepCopy $d | len")]
    [InlineData("deepEqual $d (list $d)")]
    public void Values_that_share_their_parts_again_and_again_end_the_render(string call)
    {
        string template = $"{{{{ $d := list 1 }}}}{{{{ range until 60 }}}}{{{{ $d = list $d $d }}}}{{{{ end }}}}{{{{ {call} }}}}{{{{ deepEqual $d (deepCopy $d) }}}}";
        Assert.Throws<ChartException>(() => Render(template));
    }

    private static string Render(string template)
    {
        TemplateSet templates = new(FunctionTable.Functions, Limits);
        templates.Add("bounds", template);
        return templates.Execute("bounds", null, new TemplateServices(), CancellationToken.None);
    }
}
