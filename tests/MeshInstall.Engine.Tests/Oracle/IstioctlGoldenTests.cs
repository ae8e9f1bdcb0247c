using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Profiles;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Packages;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Tests.Oracle;

/// <summary>Istio's own charts through the whole engine: the objects are those that the tests of <c>istioctl manifest generate</c> expect.</summary>
[Trait("Category", "Oracle")]
public sealed class IstioctlGoldenTests
{
    /// <summary>Results that are of all objects, not of a few kinds.</summary>
    private static readonly string[] Whole = ["all_on", "pilot_default"];

    /// <summary>Results that were made from the charts beside them rather than from the snapshot.</summary>
    private static readonly string[] OfLiveCharts = ["pilot_env_var_from", "networkpolicy_enabled", "gateway_hpa_pdb", "pilot_hpa_pdb"];

    /// <summary>Files that no test of istioctl reads, or that hold nothing.</summary>
    private static readonly string[] Unused = ["all_off", "gateways", "flag_output", "flag_output_set_values", "flag_force"];

    public static TheoryData<string> Names => IstioSource.GenerateCases is { } cases
        ? new(Directory.EnumerateFiles(Path.Combine(cases, "output"), "*.yaml")
            .Select(file => Path.GetFileName(file).Split('.')[0])
            .Where(name => !Unused.Contains(name))
            .Order(StringComparer.Ordinal))
        : new("(no clone of Istio)");

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task The_engine_makes_the_objects_that_istioctl_makes(string name)
    {
        Skip.If(IstioSource.GenerateCases is null, "MESHINSTALL_ISTIO names no clone of Istio with its tests.");
        string golden = Directory.EnumerateFiles(Path.Combine(IstioSource.GenerateCases, "output"), name + ".golden*").Single();
        Dictionary<string, MeshResource> expected = Objects(await File.ReadAllTextAsync(golden), golden);

        Dictionary<string, MeshResource> actual = (await RenderAsync(name)).ToDictionary(ResourceComparison.Identity, StringComparer.Ordinal);

        IEnumerable<string> extra = Whole.Contains(name) ? actual.Keys.Except(expected.Keys).Select(id => $"{id}: not in istioctl's") : [];
        string[] differences = [.. extra, .. expected.SelectMany(entry => actual.TryGetValue(entry.Key, out MeshResource? ours)
            ? TreeComparison.Differences(entry.Key, entry.Value.Body, ours.Body)
            : [$"{entry.Key}: missing"])];
        Assert.True(differences.Length == 0, string.Join('\n', differences.Take(40)));
    }

    private static async Task<IReadOnlyList<MeshResource>> RenderAsync(string name)
    {
        string manifests = OfLiveCharts.Contains(name) ? IstioSource.Live : IstioSource.Snapshot;
        ChartPackage package = await ChartPackages.OpenAsync(new PackageReference { Address = manifests }, CancellationToken.None);
        MeshConfig config = new([.. await LayersAsync(name)], new LayeredConfigResolver(new ProfileCatalog(Path.Combine(manifests, "profiles"))));
        MeshMap shared = ComponentValues.Shared(config);
        List<MeshResource> resources = [];
        foreach (ComponentInstance component in ComponentSelection.Of(config))
        {
            ComponentChart chart = await package.GetAsync(component.Kind, CancellationToken.None);
            MeshMap values = chart.ValuesOf(component, ComponentValues.For(shared, component));
            resources.AddRange(ManifestRenderer.RenderPatched(
                config, component, chart, values, new RenderOptions { ChartRoot = string.Empty }, CancellationToken.None).Resources);
        }

        return resources;
    }

    private static async Task<IReadOnlyList<MeshLayer>> LayersAsync(string name)
    {
        string input = Path.Combine(IstioSource.GenerateCases!, "input", name + ".yaml");
        return name == "flag_values_enable_egressgateway"
            ? [SetExpression.Parse("values.gateways.istio-egressgateway.enabled=true").ToLayer()]
            : [await ConfigReader.ReadFileAsync(input)];
    }

    private static Dictionary<string, MeshResource> Objects(string text, string name) => YamlReader
        .ReadAll(text, name, new YamlReaderOptions { MaxNodes = 5_000_000 })
        .OfType<MeshMap>()
        .Select(body => new MeshResource(body))
        .ToDictionary(ResourceComparison.Identity, StringComparer.Ordinal);
}
