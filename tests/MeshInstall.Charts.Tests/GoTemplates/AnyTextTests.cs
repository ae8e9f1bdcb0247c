using CsCheck;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Tests.GoTemplates;

public sealed class AnyTextTests
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{- ", " -}}", " ", "\n", "if", "else", "end", "range", "with", "define", "template", "block", "break", "continue", "nil", "true",
        ".", ".a", ".a.b", "$", "$x", ":=", "=", ",", "|", "(", ")", "\"s\"", "`r`", "'c'", "1", "-2.5", "0x1F", "1e9", "print", "index", "len", "eq",
        "and", "or", "not", "include", "tpl", "printf", "/*", "*/", "é", "\ud800", "\0", "\"{{ .a }}\"", "\"%d\"",
    ];

    [Fact]
    public void Whatever_is_written_either_renders_or_is_an_error_of_the_chart()
    {
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 24].Sample(
            pieces =>
            {
                try
                {
                    TestTemplates.Run(string.Join(' ', pieces), Data(), ChartLimits.Default with { MaxSteps = 10_000, MaxCallDepth = 50 });
                    TestTemplates.Run($"{{{{ {string.Join(' ', pieces)} }}}}", Data(), ChartLimits.Default with { MaxSteps = 10_000, MaxCallDepth = 50 });
                }
                catch (ChartException exception)
                {
                    Assert.NotEmpty(exception.Message);
                }
            },
            iter: 5_000);
    }

    private static GoMap Data() => new() { ["a"] = new GoMap { ["b"] = "text" }, ["list"] = new GoList(["x", null, 1.5]) };
}
