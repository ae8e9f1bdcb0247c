using System.Diagnostics;
using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Tests.Loading;

public sealed class LinkedFolderTests
{
    [SkippableFact]
    public async Task A_link_inside_the_chart_is_followed()
    {
        using TemporaryFolder folder = Chart();
        folder.Write("chart/files/deep/a.txt", "text");
        Link(folder, "chart/again", "files/deep");
        Link(folder, "chart/b.txt", "again/a.txt");

        Chart chart = await ChartLoader.LoadAsync(Path.Combine(folder.Path, "chart"));

        Assert.Equal(["again/a.txt", "b.txt", "files/deep/a.txt"], chart.Files.Select(file => file.Name));
        Assert.Equal("text"u8.ToArray(), chart.Files[1].Data.ToArray());
    }

    [SkippableFact]
    public async Task A_chart_may_itself_be_reached_through_a_link()
    {
        using TemporaryFolder folder = Chart();
        folder.Write("chart/a.txt", "text");
        Link(folder, "alias", "chart");
        Link(folder, "chart/b.txt", "a.txt");

        Chart chart = await ChartLoader.LoadAsync(Path.Combine(folder.Path, "alias"));

        Assert.Equal(2, chart.Files.Count);
    }

    [SkippableTheory]
    [InlineData("../secret.txt")]
    [InlineData("../")]
    [InlineData("inner/../../secret.txt")]
    public async Task A_link_out_of_the_chart_is_refused(string target)
    {
        using TemporaryFolder folder = Chart();
        folder.Write("secret.txt", "secret");
        folder.Write("chart/inner/a.txt", "text");
        Link(folder, "chart/link", target);

        Assert.Equal("ChartLinkUnsafe", await FailAsync(folder));
    }

    [SkippableFact]
    public async Task A_link_out_of_the_chart_through_another_link_is_refused()
    {
        using TemporaryFolder folder = Chart();
        folder.Write("outside/secret.txt", "secret");
        Directory.CreateDirectory(Path.Combine(folder.Path, "chart", "empty"));
        Link(folder, "chart/empty/out", "../../outside");
        Link(folder, "chart/a", "empty/out/secret.txt");

        Assert.Equal("ChartLinkUnsafe", await FailAsync(folder));
    }

    [SkippableFact]
    public async Task A_link_that_is_ignored_may_lead_anywhere()
    {
        using TemporaryFolder folder = Chart();
        folder.Write("chart/.helmignore", "link\ngone\n.helmignore\n");
        Link(folder, "chart/link", "../..");
        Link(folder, "chart/gone", "nowhere");

        Assert.Empty((await ChartLoader.LoadAsync(Path.Combine(folder.Path, "chart"))).Files);
    }

    [SkippableFact]
    public async Task Rules_are_not_read_from_outside_of_the_chart()
    {
        using TemporaryFolder folder = Chart();
        folder.Write("secret.txt", "[secret");
        Link(folder, "chart/.helmignore", "../secret.txt");

        ChartException error = await Assert.ThrowsAsync<ChartException>(() => ChartLoader.LoadAsync(Path.Combine(folder.Path, "chart")));
        Assert.Equal("ChartLinkUnsafe", error.ErrorId);
        Assert.DoesNotContain("[secret", error.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("nowhere")]
    [InlineData("link")]
    [InlineData(".")]
    public async Task A_link_that_leads_nowhere_or_back_is_refused(string target)
    {
        using TemporaryFolder folder = Chart();
        Link(folder, "chart/link", target);

        Assert.Equal("ChartFileUnreadable", await FailAsync(folder));
    }

    [SkippableTheory]
    [InlineData("pipe")]
    [InlineData(".helmignore")]
    [InlineData("values.yaml")]
    public async Task A_pipe_is_refused_and_not_waited_for(string name)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such pipes.");
        using TemporaryFolder folder = Chart();
        folder.Write("chart/empty.txt", string.Empty);
        using (Process process = Process.Start("mkfifo", Path.Combine(folder.Path, "chart", name)))
        {
            await process.WaitForExitAsync();
        }

        Assert.Equal("ChartFileUnreadable", await FailAsync(folder));
        File.Delete(Path.Combine(folder.Path, "chart", name));
        Assert.Equal("empty.txt", Assert.Single((await ChartLoader.LoadAsync(Path.Combine(folder.Path, "chart"))).Files).Name);
    }

    [Fact]
    public async Task More_files_than_the_bound_allows_are_refused()
    {
        using TemporaryFolder folder = Chart();
        folder.Write("chart/a.txt", "1234567890");
        string path = Path.Combine(folder.Path, "chart");

        Assert.Equal("ChartTooLarge", (await Assert.ThrowsAsync<ChartException>(() => ChartLoader.LoadAsync(path, new ChartLimits { MaxFiles = 2 }))).ErrorId);
        Assert.Equal("ChartTooLarge", (await Assert.ThrowsAsync<ChartException>(() => ChartLoader.LoadAsync(path, new ChartLimits { MaxFileBytes = 9 }))).ErrorId);
        Assert.Equal("ChartTooLarge", (await Assert.ThrowsAsync<ChartException>(() => ChartLoader.LoadAsync(path, new ChartLimits { MaxChartBytes = 50 }))).ErrorId);
    }

    private static TemporaryFolder Chart()
    {
        TemporaryFolder folder = new();
        folder.Write("chart/Chart.yaml", "apiVersion: v2\nname: linked\nversion: 1.0.0\n");
        return folder;
    }

    private static void Link(TemporaryFolder folder, string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder.Path, path), target);
        }
        catch (Exception exception) when (OperatingSystem.IsWindows() && exception is IOException or UnauthorizedAccessException)
        {
            Skip.If(true, "This account may not make symbolic links.");
        }
    }

    private static async Task<string> FailAsync(TemporaryFolder folder) =>
        (await Assert.ThrowsAsync<ChartException>(() => ChartLoader.LoadAsync(Path.Combine(folder.Path, "chart")))).ErrorId;
}
