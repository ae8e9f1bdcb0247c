using MeshInstall.Charts.GoTemplates;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Tests.GoTemplates;

public sealed class ExecutionErrorTests
{
    [Fact]
    public void The_frames_lead_from_the_error_through_every_call()
    {
        TemplateSet set = TestTemplates.Set("a: 1\nb: {{ include \"outer\" . }}");
        set.Add("chart/templates/_parts.tpl", "{{ define \"outer\" }}\n  {{- template \"inner\" .Values }}{{ end }}\n{{ define \"inner\" }}{{ .none.name }}{{ end }}");
        GoMap data = new() { ["Values"] = new GoMap() };

        ChartException exception = Assert.Throws<ChartException>(() => set.Execute(TestTemplates.File, data, new TemplateServices(), CancellationToken.None));

        Assert.Equal("ChartTemplateFailed", exception.ErrorId);
        Assert.Equal(
            [
                new TemplateFrame("chart/templates/_parts.tpl", 3, 24, "inner", ".none.name"),
                new TemplateFrame("chart/templates/_parts.tpl", 2, 16, "outer", "{{template \"inner\" .Values}}"),
                new TemplateFrame(TestTemplates.File, 2, 7, TestTemplates.File, "include \"outer\" ."),
            ],
            exception.Frames);
        Assert.StartsWith("nil pointer evaluating interface {}.name (.none is missing or null)\n  at chart/templates/_parts.tpl:3:24", exception.Message, StringComparison.Ordinal);
        Assert.Equal(TestTemplates.File, exception.Target);
    }

    [Theory]
    [InlineData("{{ fail \"set a or b\" }}")]
    [InlineData("{{ required \"set a or b\" .a }}")]
    [InlineData("{{ define \"d\" }}{{ fail \"set a or b\" }}{{ end }}{{ include \"d\" . }}")]
    [InlineData("{{ tpl \"{{ fail `set a or b` }}\" . }}")]
    public void What_the_author_says_comes_first_and_has_an_id_of_its_own(string template)
    {
        ChartException exception = TestTemplates.Error(template, new GoMap());

        Assert.Equal("ChartFailed", exception.ErrorId);
        Assert.StartsWith("set a or b\n  at ", exception.Message, StringComparison.Ordinal);
        Assert.Equal(TestTemplates.File, exception.Frames[^1].Template);
    }

    [Fact]
    public void A_wrong_argument_is_named_with_its_function()
    {
        GoMap data = new() { ["n"] = 5.0 };

        ChartException exception = TestTemplates.Error("{{ printf .n }}", data);

        Assert.Contains("wrong type for value; expected string; got float64 (an argument of printf: float64 5)", exception.Message, StringComparison.Ordinal);
        Assert.Equal(".n", Assert.Single(exception.Frames).Expression);
    }

    [Fact]
    public void Operands_are_described_but_short_texts_are_not_shown()
    {
        GoMap data = new() { ["password"] = "hunter2", ["map"] = new GoMap() };

        ChartException exception = TestTemplates.Error("{{ lt .password .map }}", data);

        Assert.Contains("error calling lt: invalid type for comparison", exception.Message, StringComparison.Ordinal);
        Assert.Contains("given a string of 7 characters, map[string]interface {} with 0 entries", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_template_is_an_error()
    {
        ChartException exception = Assert.Throws<ChartException>(() => TestTemplates.Set("x").Execute("nope", null, new TemplateServices(), CancellationToken.None));

        Assert.Contains("no template \"nope\" associated with template \"gotpl\"", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_expression_is_cut()
    {
        ChartException exception = TestTemplates.Error($"{{{{ fail (print {string.Concat(Enumerable.Repeat("\"long\" ", 100))}) }}}}");

        Assert.True(Assert.Single(exception.Frames).Expression.Length < 100);
    }

    [Theory]
    [InlineData("{{ range .text }}{{ end }}")]
    [InlineData("{{ eq .map .map }}")]
    [InlineData("{{ .text.field }}")]
    [InlineData("{{ index .text .text }}")]
    [InlineData("{{ printf .map }}")]
    public void No_message_shows_a_whole_text_of_the_values(string template)
    {
        GoMap data = new() { ["text"] = "a-long-secret-value", ["map"] = new GoMap { ["key"] = "a-long-secret-value" } };

        Assert.DoesNotContain("a-long-secret", TestTemplates.Error(template, data).Message, StringComparison.Ordinal);
    }
}
