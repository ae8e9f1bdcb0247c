using System.Text;
using CsCheck;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Loading;

public sealed class IgnoreRulesTests
{
    private static readonly string[] Tree =
    [
        "a", "b.txt", "ab/a", "ab/b.txt", "ab/c/a", "ab/c/abc", "abc/b", "[a]", "b/[", "c-d", "a!", "!a", "b/!c", "templates/a", "templates/.a", "templates/b/.c", "é/a",
    ];

    private static readonly string[] Pieces =
    [
        "a", "b", "c", "*", "?", "/", "!", ".", ".txt", "ab", "[ab]", "[^a]", "[a-c]", "\\[", "\\*", "é", " ", "#", "[", "]", "-", "templates", "**", "[!a]", "[]]", "\\",
    ];

    [Theory]
    [InlineData("*.txt", "b.txt", false, true)]
    [InlineData("*.txt", "ab/b.txt", false, true)]
    [InlineData("/*.txt", "ab/b.txt", false, false)]
    [InlineData("ab/*.txt", "ab/b.txt", false, true)]
    [InlineData("ab/", "ab", true, true)]
    [InlineData("ab/", "ab", false, false)]
    [InlineData("!a", "b", false, true)]
    [InlineData("!a", "a", false, false)]
    [InlineData("!b\na", "a", false, true)]
    [InlineData("b\n!a\n!c", "a", false, true)]
    [InlineData("# a", "a", false, false)]
    [InlineData("  a  ", "a", false, true)]
    [InlineData("[^a]", "b", false, true)]
    [InlineData("[^a]", "a", false, false)]
    [InlineData("a?c", "a/c", false, false)]
    [InlineData("\\*", "*", false, true)]
    [InlineData("a\\/", "a", true, false)]
    [InlineData("!a\\/", "a", true, true)]
    [InlineData("", "templates/.git", false, true)]
    [InlineData("", "templates/a/.git", false, false)]
    [InlineData("/", "a", true, false)]
    [InlineData("x*[]]", "xa", false, false)]
    [InlineData("*[^é]", "é", false, true)]
    public void A_rule_leaves_out_what_helm_leaves_out(string rules, string path, bool isFolder, bool ignored) =>
        Assert.Equal(ignored, IgnoreRules.Parse(Encoding.UTF8.GetBytes(rules), ".helmignore", "chart").Ignores(path, isFolder));

    [Fact]
    public void A_rule_that_is_none_is_named_with_its_line()
    {
        ChartException error = Assert.Throws<ChartException>(() => IgnoreRules.Parse("a\n[b\n"u8, ".helmignore", "chart"));
        Assert.Equal("ChartInvalid", error.ErrorId);
        Assert.Contains(".helmignore:2: the pattern '[b' is malformed", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Random_rules_leave_out_what_helm_package_leaves_out()
    {
        HelmTool.Require();
        Gen<string> rules = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[1, 5].Select(string.Concat).Array[1, 3].Select(lines => string.Join('\n', lines));
        await rules.SampleAsync(CompareAsync, iter: 40, threads: 2);
    }

    private static async Task CompareAsync(string rules)
    {
        using TemporaryFolder folder = new();
        folder.Write("in/Chart.yaml", "apiVersion: v2\nname: chart\nversion: 1.0.0\n");
        folder.Write("in/.helmignore", rules);
        foreach (string file in Tree)
        {
            folder.Write("in/" + file + (file is "b/[" ? string.Empty : "_/" + Path.GetFileName(file)), file);
        }

        HelmResult helm = await HelmTool.RunAsync(folder.Path, "package", "in", "--destination", "out");
        string? error = null;
        Chart? fromFolder = null;
        try
        {
            fromFolder = await ChartLoader.LoadAsync(Path.Combine(folder.Path, "in"));
        }
        catch (ChartException exception)
        {
            error = exception.Message;
        }

        Assert.True(helm.Succeeded == fromFolder is not null, $"{rules}\nhelm {helm.Errors}\nengine {error}");
        if (fromFolder is not null)
        {
            Chart fromArchive = await ChartLoader.LoadAsync(Path.Combine(folder.Path, "out", "chart-1.0.0.tgz"));
            Assert.Equal(Names(fromArchive), Names(fromFolder));
        }
    }

    private static IEnumerable<string> Names(Chart chart) => chart.Files.Concat(chart.Templates).Select(file => file.Name).Order(StringComparer.Ordinal);
}
