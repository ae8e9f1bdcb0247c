using MeshInstall.Charts.Yaml;
using MeshInstall.TestClusters.Istio;

namespace MeshInstall.Charts.Tests.Oracle;

/// <summary>
/// Istio's own charts of many releases against helm, from the clone that MESHINSTALL_ISTIO_CLONE names: default values, and every profile, platform
/// and compatibility version that a chart has a file for.
/// </summary>
public sealed class IstioReleaseTests
{
    private const string ProfilePrefix = "profile-";

    public static TheoryData<string> Releases => ["1.22.8", "1.24.6", "1.26.8", "1.28.10", "1.29.6", "1.30.3", "HEAD"];

    [SkippableTheory]
    [MemberData(nameof(Releases))]
    public async Task Every_chart_of_a_release_renders_as_with_helm(string release)
    {
        HelmTool.Require();
        string folder = await IstioRepository.UnpackAsync(release, "manifests/charts");
        string[] charts = [.. Directory.EnumerateFiles(folder, "Chart.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetDirectoryName(file)!).Order(StringComparer.Ordinal)];
        Assert.True(charts.Length >= 8, $"only {charts.Length} charts");
        List<string> differences = [];
        int compared = 0;
        foreach (string chart in charts)
        {
            foreach (MeshMap values in ValueSets(chart))
            {
                compared++;
                if (await ChartComparison.DifferenceAsync(chart, values) is { } difference)
                {
                    differences.Add($"{Path.GetRelativePath(folder, chart)} with {MeshJson.ToText(values)}: {difference}");
                }
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {compared} differ:\n{string.Join("\n\n", differences.Take(20))}");
    }

    private static IEnumerable<MeshMap> ValueSets(string chart)
    {
        yield return MeshMap.Empty;
        string folder = Path.Combine(chart, "files");
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, ProfilePrefix + "*.yaml") : [];
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(file)[ProfilePrefix.Length..];
            yield return name.Split('-', 2) switch
            {
                ["platform", string platform] => Values($"global: {{ platform: {platform} }}"),
                ["compatibility", string version] => Values($"compatibilityVersion: '{version["version-".Length..]}'"),
                _ => Values($"profile: {name}"),
            };
        }
    }

    private static MeshMap Values(string yaml) => (MeshMap)YamlReader.ReadSingle(yaml, "values")!;
}
