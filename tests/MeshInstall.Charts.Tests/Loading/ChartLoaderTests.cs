using System.Text;
using MeshInstall.Charts.Loading;

namespace MeshInstall.Charts.Tests.Loading;

public sealed class ChartLoaderTests
{
    private const string ChartYaml = "apiVersion: v2\nname: top\nversion: 1.2.3\n";

    [Fact]
    public async Task A_folder_is_taken_apart_into_values_schema_templates_files_and_subcharts()
    {
        using TemporaryFolder folder = new();
        folder.Write("Chart.yaml", ChartYaml);
        folder.Write("values.yaml", "a: 1\nb: {c: text}\n");
        folder.Write("values.schema.json", "{}");
        folder.Write("templates/b.yaml", "b");
        folder.Write("templates/a.yaml", "a");
        folder.Write("templates/.hidden", "x");
        folder.Write("crds/crd.yaml", "kind: CustomResourceDefinition");
        folder.Write("README.md", "read");
        folder.Write("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 0.1.0\ntype: library\n");
        folder.Write("charts/_skipped/Chart.yaml", "nonsense");
        folder.Write("charts/.skipped/Chart.yaml", "nonsense");

        Chart chart = await ChartLoader.LoadAsync(folder.Path);

        Assert.Equal("top-1.2.3", chart.ToString());
        Assert.Equal(["templates/a.yaml", "templates/b.yaml"], chart.Templates.Select(file => file.Name));
        Assert.Equal(["README.md", "crds/crd.yaml"], chart.Files.Select(file => file.Name));
        Assert.Equal("{}", Encoding.UTF8.GetString(chart.Schema.Span));
        Assert.Equal("text", chart.Values.FindMap("b")!.FindText("c"));
        Chart sub = Assert.Single(chart.Dependencies);
        Assert.Equal("sub", sub.Metadata.Name);
        Assert.True(sub.IsLibrary);
    }

    [Fact]
    public async Task Every_value_says_where_it_was_written()
    {
        using TemporaryFolder folder = new();
        folder.Write("Chart.yaml", ChartYaml);
        folder.Write("values.yaml", "a: 1\n---\n# more\nb:\n  c: text\n");

        Chart chart = await ChartLoader.LoadAsync(folder.Path);

        MeshOrigin place = chart.Values.FindMap("b")!.Find("c")!.Origin!;
        Assert.Equal(MeshOriginKind.Chart, place.Kind);
        Assert.Equal($"{Path.Combine(folder.Path, "values.yaml")}:5:6", place.ToString());
    }

    [Fact]
    public async Task A_packed_chart_is_read_and_its_byte_order_marks_are_dropped()
    {
        byte[] packed = PackedChart.Minimal().File("small/templates/bom.yaml", "\uFEFFtext").File("small/charts/in.tgz", PackedChart.Minimal("in").ToArchive()).ToArchive();

        Chart chart = await ChartLoader.LoadArchiveAsync(new MemoryStream(packed), "small.tgz");

        Assert.Equal("text", Encoding.UTF8.GetString(chart.Templates.Single(file => file.Name == "templates/bom.yaml").Data.Span));
        Assert.Equal("in", Assert.Single(chart.Dependencies).Metadata.Name);
        Assert.Equal("small.tgz/values.yaml:1:11", chart.Values.Find("replicas")!.Origin!.ToString());
    }

    [Fact]
    public async Task What_is_not_there_is_not_found() =>
        Assert.Equal("ChartNotFound", (await Assert.ThrowsAsync<ChartException>(() => ChartLoader.LoadAsync("/no/such/chart"))).ErrorId);

    [Fact]
    public void Files_in_memory_are_a_chart_as_well()
    {
        Chart chart = ChartLoader.FromFiles("memory", [new ChartFile("Chart.yaml", Encoding.UTF8.GetBytes(ChartYaml))]);
        Assert.Equal("top", chart.Metadata.Name);
    }
}
