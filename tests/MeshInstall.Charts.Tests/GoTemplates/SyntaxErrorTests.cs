using MeshInstall.Charts.GoTemplates;

namespace MeshInstall.Charts.Tests.GoTemplates;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("{{ if }}x{{ end }}", 1, 7, "missing value for if")]
    [InlineData("a\nb {{ nosuch }}", 2, 6, "function \"nosuch\" not defined")]
    [InlineData("a\n\n  {{ .x | 5 }}", 3, 13, "non executable command in pipeline stage 2")]
    [InlineData("{{ range .x }}\n{{ $y }}{{ end }}", 2, 4, "undefined variable \"$y\"")]
    [InlineData("{{ if .x }}\n\n", 3, 1, "unexpected EOF")]
    [InlineData("é {{ \"a\nb\" }}", 1, 6, "unterminated quoted string")]
    public void The_error_says_where_and_why(string template, int line, int column, string reason)
    {
        ChartException exception = TestTemplates.Error(template);

        Assert.Equal("ChartTemplateInvalid", exception.ErrorId);
        Assert.Equal(MeshErrorKind.Syntax, exception.Kind);
        TemplateFrame frame = Assert.Single(exception.Frames);
        Assert.Equal((TestTemplates.File, line, column), (frame.Template, frame.Line, frame.Column));
        Assert.Contains($"{TestTemplates.File}:{line}:{column}: {reason}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_does_not_parse_adds_nothing()
    {
        TemplateSet set = TestTemplates.Set("{{ define \"d\" }}first{{ end }}{{ template \"d\" }}");

        Assert.Throws<ChartException>(() => set.Add("other", "{{ define \"d\" }}second{{ end }}{{"));

        Assert.Equal("first", set.Execute(TestTemplates.File, null, new TemplateServices(), CancellationToken.None));
    }

    [Fact]
    public void Words_that_tpl_cannot_parse_are_an_error_of_the_template_that_calls_it()
    {
        ChartException exception = TestTemplates.Error("\n{{ tpl \"{{ .x\" . }}");

        Assert.Equal("ChartTemplateFailed", exception.ErrorId);
        Assert.Contains("error calling tpl: cannot parse template \"{{ .x\": template: gotpl:1: unclosed action", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(exception.Frames).Line);
    }
}
