using System.Globalization;
using System.Text;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Rendering;

namespace MeshInstall.Charts.Tests.Rendering;

/// <summary>Charts that are small as files and large as values.</summary>
public sealed class HostileChartTests
{
    private static readonly ChartLimits Limits = new() { MaxOutputCharacters = 1_000_000 };

    [Fact]
    public void Globals_for_very_many_subcharts_end_the_render()
    {
        ChartFile[] files =
        [
            Chart("Chart.yaml", "root"),
            File("values.yaml", "global:\n" + Lines(5_000, "  a{0}: 1\n")),
            .. Enumerable.Range(0, 50).Select(i => Chart($"charts/s{i}/Chart.yaml", $"s{i}")),
        ];
        ExpectLimit(files);
    }

    [Fact]
    public void Very_many_aliases_of_one_subchart_end_the_render()
    {
        ChartFile[] files =
        [
            Chart("Chart.yaml", "root", "dependencies:\n" + Lines(100, "- {{name: s, alias: s{0}, version: '>=0', repository: x}}\n")),
            Chart("charts/s/Chart.yaml", "s"), File("charts/s/values.yaml", Lines(5_000, "a{0}: 1\n")),
        ];
        ExpectLimit(files);
    }

    [Fact]
    public void Work_on_values_ends_where_nobody_wants_them()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        ChartFile[] files = [Chart("Chart.yaml", "root"), File("values.yaml", Lines(20_000, "a{0}: 1\n"))];

        Assert.ThrowsAny<OperationCanceledException>(() => Render(files, source.Token));
    }

    [Fact]
    public void A_pattern_of_files_that_is_too_long_is_refused()
    {
        ChartException exception = Assert.Throws<ChartException>(() => Render(
            [Chart("Chart.yaml", "root"), File("templates/a.yaml", "{{ .Files.Glob (repeat 5000 \"a*\") }}")], CancellationToken.None));

        Assert.Contains("the pattern has 10000 characters", exception.Message, StringComparison.Ordinal);
    }

    private static void ExpectLimit(ChartFile[] files)
    {
        ChartException exception = Assert.Throws<ChartException>(() => Render(files, CancellationToken.None));
        Assert.Equal("ChartLimitExceeded", exception.ErrorId);
    }

    private static RenderedChart Render(ChartFile[] files, CancellationToken cancellationToken) => ChartRenderer.Render(
        ChartLoader.FromFiles("root", files), MeshMap.Empty,
        new ChartRenderOptions { Release = new ChartRelease { Name = "r", Namespace = "n" }, Limits = Limits }, cancellationToken);

    private static ChartFile Chart(string path, string name, string more = "") => File(path, $"apiVersion: v2\nname: {name}\nversion: 1.0.0\n{more}");

    private static ChartFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private static string Lines(int count, string line) =>
        string.Concat(Enumerable.Range(0, count).Select(i => string.Format(CultureInfo.InvariantCulture, line, i)));
}
