using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Rendering;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Rendering;

/// <summary>Picking templates by their paths, as helm does with --show-only.</summary>
public sealed class TemplateSelectionTests
{
    private static readonly (string Name, string Content)[] Files =
    [
        ("Chart.yaml", "apiVersion: v2\nname: pick\nversion: 1.0.0\n"),
        ("templates/a.yaml", "kind: A\n---\nkind: A2\n"),
        ("templates/b1.yaml", "kind: B\n"),
        ("templates/b-1.yaml", "kind: Dash\n"),
        ("templates/deep/c.yaml", "kind: C\n"),
        ("templates/é.yaml", "kind: E\n"),
        ("templates/empty.yaml", "# nothing\n"),
        ("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"),
        ("charts/sub/templates/d.yaml", "kind: D\n"),
    ];

    public static TheoryData<string[]> Patterns =>
    [
        ["templates/a.yaml"], ["templates/*"], ["templates/*/c.yaml"], ["templates/[ab].yaml"], ["templates/b?1.yaml"], ["templates/[^a].yaml"],
        ["templates/?.yaml"], ["templates/b1.yaml", "templates/a.yaml"], ["templates/a.yaml", "templates/a.yaml"], ["charts/sub/templates/d.yaml"],
        ["templates/[a"], ["templates/nothing.yaml"], ["*"], ["templates/b[0-9].yaml"], ["templates/empty.yaml"],
    ];

    [SkippableTheory]
    [MemberData(nameof(Patterns))]
    public async Task A_pattern_picks_what_helm_picks(string[] patterns)
    {
        HelmTool.Require();
        using TemporaryFolder folder = new();
        foreach ((string name, string content) in Files)
        {
            folder.Write(name, content);
        }

        HelmResult helm = await HelmTool.RunAsync(
            folder.Path, ["template", "release", ".", .. patterns.SelectMany(pattern => new[] { "--show-only", pattern })]);
        string? engine = await SelectAsync(folder.Path, patterns);

        Assert.Equal(helm.Succeeded ? helm.Output : null, engine);
    }

    [Fact]
    public async Task What_fits_nothing_is_told_with_the_templates_that_there_are()
    {
        using TemporaryFolder folder = new();
        folder.Write(Files[0].Name, Files[0].Content);
        folder.Write(Files[1].Name, Files[1].Content);
        RenderedChart chart = await RenderAsync(folder.Path);

        ChartException error = Assert.Throws<ChartException>(() => chart.Select(["templates/b.yaml"]));

        Assert.Equal("ChartTemplateNotFound", error.ErrorId);
        Assert.Equal("Templates that did: templates/a.yaml.", error.RecommendedAction);
    }

    private static async Task<string?> SelectAsync(string folder, string[] patterns)
    {
        RenderedChart chart = await RenderAsync(folder);
        try
        {
            return string.Concat(chart.Select(patterns).Select(document => $"---\n{document.Text}\n"));
        }
        catch (ChartException error) when (error.ErrorId == "ChartTemplateNotFound")
        {
            return null;
        }
    }

    private static async Task<RenderedChart> RenderAsync(string folder) => ChartRenderer.Render(
        await ChartLoader.LoadAsync(folder, ChartLimits.Default, CancellationToken.None),
        MeshMap.Empty,
        new ChartRenderOptions { Release = new ChartRelease { Name = "release" } },
        CancellationToken.None);
}
