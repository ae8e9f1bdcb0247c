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
    public void A_result_that_is_too_large_ends_the_render(string call)
    {
        ChartException exception = Assert.Throws<ChartException>(() => Render($"{{{{ {call} }}}}"));
        Assert.Contains("went over a bound", exception.Message, StringComparison.Ordinal);
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
