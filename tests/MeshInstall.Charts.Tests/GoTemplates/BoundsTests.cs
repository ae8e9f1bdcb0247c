using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Tests.GoTemplates;

public sealed class BoundsTests
{
    [Theory]
    [InlineData("{{ define \"r\" }}{{ template \"r\" . }}{{ end }}{{ template \"r\" . }}")]
    [InlineData("{{ define \"r\" }}{{ if true }}{{ with 1 }}{{ range 1 }}{{ print (print (print (tpl \"{{ template `r` . }}\" .))) }}{{ end }}{{ end }}{{ end }}{{ end }}{{ template \"r\" . }}")]
    public void Recursion_without_an_end_is_an_error(string template)
    {
        ChartException exception = TestTemplates.Error(template);

        Assert.Equal("ChartLimitExceeded", exception.ErrorId);
        Assert.Contains("5000 deep", exception.Message, StringComparison.Ordinal);
        Assert.Equal(5000, exception.Frames.Count);
    }

    [Fact]
    public void Recursion_of_includes_ends_where_helm_ends_it()
    {
        ChartException exception = TestTemplates.Error("{{ define \"r\" }}{{ include \"r\" . }}{{ end }}{{ include \"r\" . }}");

        Assert.Contains("rendering template has a nested reference name: r: unable to execute template", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1002, exception.Frames.Count);
        Assert.Contains(" in \"r\" at <include \"r\" .>, 1001 times\n", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recursion_that_helm_allows_works_on_a_small_stack()
    {
        string? text = null;
        Thread thread = new(
            () => text = TestTemplates.Run("{{ define \"r\" }}{{ with .next }}{{ if true }}{{ range 1 }}.{{ end }}{{ include \"r\" . | print }}{{ end }}{{ end }}{{ end }}{{ include \"r\" . }}", Chain(1000)),
            256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(new string('.', 999), text);
    }

    [Theory]
    [InlineData("{{ range 9000000000000000000 }}{{ end }}")]
    [InlineData("{{ range 1000000 }}{{ range 1000000 }}{{ if true }}{{ end }}{{ end }}{{ end }}")]
    [InlineData("{{ define \"f\" }}{{ if . }}{{ template \"f\" .next }}{{ template \"f\" .next }}{{ end }}{{ end }}{{ template \"f\" . }}")]
    public void Work_without_an_end_is_ended(string template)
    {
        ChartException exception = TestTemplates.Error(template, Chain(200), ChartLimits.Default with { MaxSteps = 100_000 });

        Assert.Equal("ChartLimitExceeded", exception.ErrorId);
        Assert.Contains("more than 100000 steps", exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(exception.Frames);
    }

    [Theory]
    [InlineData("{{ range 1000000000 }}0123456789{{ end }}")]
    [InlineData("{{ $x := \"0123456789\" }}{{ range 100 }}{{ $x = print $x $x }}{{ end }}{{ $x }}")]
    public void Output_without_an_end_is_ended(string template)
    {
        ChartException exception = TestTemplates.Error(template, limits: ChartLimits.Default with { MaxOutputCharacters = 1_000_000 });

        Assert.Equal("ChartLimitExceeded", exception.ErrorId);
        Assert.Contains("more than 1000000 characters", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_render_that_takes_too_long_is_ended()
    {
        ChartException exception = TestTemplates.Error("{{ range 9000000000000000000 }}{{ end }}", limits: ChartLimits.Default with { MaxTime = TimeSpan.Zero });

        Assert.Contains("ran longer than 0 s", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_render_that_nobody_wants_any_more_ends()
    {
        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => TestTemplates.Run("{{ range 9000000000000000000 }}{{ end }}", cancellationToken: source.Token));
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("(print ", "1", ")")]
    public void Parentheses_nest_only_so_deep(string open, string inner, string close)
    {
        Assert.Equal("1", TestTemplates.Run($"{{{{ {Repeat(open, 499)}{inner}{Repeat(close, 499)} }}}}"));

        ChartException exception = TestTemplates.Error($"{{{{ {Repeat(open, 100_000)}{inner}{Repeat(close, 100_000)} }}}}");

        Assert.Contains("max expression depth exceeded", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ if true }}", "{{ end }}")]
    [InlineData("{{ with 1 }}", "{{ end }}")]
    [InlineData("{{ range 1 }}", "{{ else }}{{ end }}")]
    public void Blocks_nest_only_so_deep(string open, string close)
    {
        Assert.Equal("x", TestTemplates.Run($"{Repeat(open, 499)}x{Repeat(close, 499)}"));

        ChartException exception = TestTemplates.Error($"{Repeat(open, 100_000)}x{Repeat(close, 100_000)}");

        Assert.Contains("max expression depth exceeded", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_number_of_else_ifs_is_one_block()
    {
        string text = TestTemplates.Run($"{{{{ if false }}}}a{Repeat("{{ else if false }}b", 20_000)}{{{{ else }}}}c{{{{ end }}}}");

        Assert.Equal("c", text);
    }

    [Fact]
    public void Long_chains_and_lists_of_arguments_are_no_nesting()
    {
        Assert.Equal(new string('1', 20_000).Length, TestTemplates.Run($"{{{{ print{Repeat(" \"1\"", 20_000)} }}}}").Length);
        Assert.Contains("nil pointer", TestTemplates.Error($"{{{{ {Repeat(".a", 20_000)} }}}}", new GoMap()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_error_in_a_deep_template_does_not_overflow()
    {
        string deep = Repeat("(print ", 490) + ".a.b" + Repeat(")", 490);

        ChartException exception = TestTemplates.Error(
            $"{{{{ define \"r\" }}}}{{{{ if .next }}}}{{{{ template \"r\" .next }}}}{{{{ else }}}}{{{{ {deep} }}}}{{{{ end }}}}{{{{ end }}}}{{{{ template \"r\" . }}}}", Chain(2000));

        Assert.Contains("nil pointer evaluating interface {}.b", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_pipelines_are_no_nesting()
    {
        Assert.Equal("1", TestTemplates.Run($"{{{{ 1{Repeat(" | print", 20_000)} }}}}"));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static GoMap Chain(int length)
    {
        GoMap map = new();
        for (int i = 0; i < length; i++)
        {
            map = new GoMap { ["next"] = map };
        }

        return map;
    }
}
