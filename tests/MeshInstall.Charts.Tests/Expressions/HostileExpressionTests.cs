using MeshInstall.Charts.Expressions;
using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Tests.Expressions;

public sealed class HostileExpressionTests
{
    [Theory]
    [InlineData("(a*)*(a*)*(a*)*(a*)*b")]
    [InlineData("(a|aa)+$x")]
    [InlineData("(a|a|a|a|a)*c")]
    [InlineData("^(a?){50}a{50}b$")]
    public void What_ruins_engines_that_go_back_ends_within_few_steps(string expression)
    {
        ExecutionBudget budget = new(ChartLimits.Default with { MaxSteps = 10_000_000 }, CancellationToken.None);

        Assert.False(GoRegex.Compile(expression).IsMatch(new string('a', 5_000), budget));
    }

    [Fact]
    public void A_search_without_end_stops_at_the_bound_on_steps()
    {
        ExecutionBudget budget = new(ChartLimits.Default with { MaxSteps = 100_000 }, CancellationToken.None);

        Assert.Throws<ChartException>(() => GoRegex.Compile("(a{0,1000}){0,1}b").IsMatch(new string('a', 1_000_000), budget));
    }

    [Theory]
    [InlineData("((((((((((a{10}){10}){10}){10}))))))")]
    [InlineData("((a{100}){100}){100}")]
    public void Repeats_that_multiply_are_refused(string expression) => Assert.Throws<GoRegexException>(() => GoRegex.Compile(expression));

    [Fact]
    public void Groups_may_nest_a_thousand_deep_and_no_deeper()
    {
        Assert.True(GoRegex.Compile(new string('(', 999) + "a" + new string(')', 999)).IsMatch("a"));
        Assert.EndsWith("missing closing ): `" + new string('(', 200_000) + "`", Assert.Throws<GoRegexException>(() => GoRegex.Compile(new string('(', 200_000))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "expression nests too deeply",
            Assert.Throws<GoRegexException>(() => GoRegex.Compile(new string('(', 5_000) + "a" + new string(')', 5_000))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_expression_serves_many_threads()
    {
        GoRegex regex = GoRegex.Compile("(?P<first>[a-z]+)-(\\d+)");

        Parallel.For(0, 200, i => Assert.Equal($"{i}:word", regex.ReplaceAll($"word-{i}", "$2:${first}")));
    }
}
