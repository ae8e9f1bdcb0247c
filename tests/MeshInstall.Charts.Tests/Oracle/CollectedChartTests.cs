using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>
/// Charts of other projects against helm: every chart two levels below the folder that MESHINSTALL_CHARTS names (<c>project/chart</c>), with its
/// default values and with each file of values that it brings for its own tests (<c>ci/*.yaml</c>).
/// </summary>
public sealed class CollectedChartTests
{
    private static readonly string? Root = Environment.GetEnvironmentVariable("MESHINSTALL_CHARTS") is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;

    public static TheoryData<string> Charts => Root is null ? ["none"] : [.. Directory.EnumerateDirectories(Root)
        .SelectMany(Directory.EnumerateDirectories).Where(chart => File.Exists(Path.Combine(chart, "Chart.yaml")))
        .Select(chart => Path.GetRelativePath(Root, chart)).Order(StringComparer.Ordinal)];

    [SkippableTheory]
    [MemberData(nameof(Charts))]
    public async Task A_chart_of_another_project_renders_as_with_helm(string chart)
    {
        HelmTool.Require();
        Skip.If(Root is null, "No charts of other projects are here: set MESHINSTALL_CHARTS to a folder of project/chart folders.");
        string path = Path.Combine(Root, chart);
        string? difference = await ChartComparison.DifferenceAsync(path, MeshMap.Empty, "space");
        Assert.True(difference is null, $"{chart}: {difference}");
        string ci = Path.Combine(path, "ci");
        string[] files = Directory.Exists(ci) ? Directory.GetFiles(ci, "*.yaml") : [];
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            // helm merges the documents of one file; the comparison gives both sides one.
            if (YamlReader.ReadAll(await File.ReadAllTextAsync(file), file, new YamlReaderOptions { DuplicateKeysAreErrors = false }) is [MeshMap values])
            {
                difference = await ChartComparison.DifferenceAsync(path, values, "space");
                Assert.True(difference is null, $"{chart} with {Path.GetFileName(file)}: {difference}");
            }
        }
    }
}
