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
        await CompareAsync(IstioSource.Released, name, name);
    }

    [SkippableFact]
    public void Every_result_that_a_test_of_istioctl_reads_is_compared()
    {
        Skip.If(IstioSource.GenerateCases is null, "MESHINSTALL_ISTIO names no clone of Istio with its tests.");

        Assert.Equal(20, Names.Count);
    }

    [SkippableFact]
    public async Task Two_documents_together_make_what_the_second_makes_alone()
    {
        Skip.If(IstioSource.GenerateCases is null, "MESHINSTALL_ISTIO names no clone of Istio with its tests.");
        await CompareAsync(IstioSource.Released, "helm_values_enablement", "all_off", "helm_values_enablement");
    }

    [SkippableFact]
    public async Task A_value_that_no_chart_knows_is_rendered_where_istioctl_is_forced_to()
    {
        Skip.If(IstioSource.GenerateCases is null, "MESHINSTALL_ISTIO names no clone of Istio with its tests.");

        // Its result selects nothing; what counts is that there is one.
        Assert.NotEmpty(await RenderAsync(IstioSource.Released, "flag_force", "flag_force"));
    }

    [SkippableTheory]
    [InlineData("gateway_hpa_pdb")]
    [InlineData("pilot_hpa_pdb")]
    [InlineData("pilot_env_var_from")]
    [InlineData("networkpolicy_enabled")]
    [InlineData("all_on")]
    [InlineData("pilot_override_kubernetes")]
    public async Task The_engine_makes_the_objects_that_the_newest_istioctl_makes(string name)
    {
        Skip.If(IstioSource.Clone is null, "MESHINSTALL_ISTIO_CLONE names no repository of Istio.");
        await CompareAsync(await IstioSource.LatestAsync(), name, name);
    }

    private static async Task CompareAsync(IstioTree istio, string name, params string[] inputs)
    {
        string golden = Directory.EnumerateFiles(Path.Combine(istio.GenerateCases!, "output"), name + ".golden*").Single();
        Dictionary<string, MeshResource> expected = Objects(await File.ReadAllTextAsync(golden), golden);
        Assert.NotEmpty(expected);

        Dictionary<string, MeshResource> actual = (await RenderAsync(istio, name, inputs)).ToDictionary(ResourceComparison.Identity, StringComparer.Ordinal);

        IEnumerable<string> extra = Whole.Contains(name) ? actual.Keys.Except(expected.Keys).Select(id => $"{id}: not in istioctl's") : [];
        string[] differences = [.. extra, .. expected.SelectMany(entry => actual.TryGetValue(entry.Key, out MeshResource? ours)
            ? TreeComparison.Differences(entry.Key, entry.Value.Body, ours.Body)
            : [$"{entry.Key}: missing"])];
        Assert.True(differences.Length == 0, string.Join('\n', differences.Take(40)));
    }

    private static async Task<IReadOnlyList<MeshResource>> RenderAsync(IstioTree istio, string name, params string[] inputs)
    {
        string manifests = OfLiveCharts.Contains(name) ? istio.Live : istio.Snapshot;
        ChartPackage package = await ChartPackages.OpenAsync(new PackageReference { Address = manifests }, CancellationToken.None);
        List<MeshLayer> layers = [];
        foreach (string input in inputs)
        {
            layers.Add(await LayerAsync(istio, input));
        }

        MeshConfig config = new(layers, new LayeredConfigResolver(new ProfileCatalog(Path.Combine(manifests, "profiles"))));
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

    private static async Task<MeshLayer> LayerAsync(IstioTree istio, string name) => name == "flag_values_enable_egressgateway"
        ? SetExpression.Parse("values.gateways.istio-egressgateway.enabled=true").ToLayer()
        : await ConfigReader.ReadFileAsync(Path.Combine(istio.GenerateCases!, "input", name + ".yaml"));

    private static Dictionary<string, MeshResource> Objects(string text, string name) => YamlReader
        .ReadAll(text, name, new YamlReaderOptions { MaxNodes = 5_000_000 })
        .OfType<MeshMap>()
        .Select(body => new MeshResource(body))
        .ToDictionary(ResourceComparison.Identity, StringComparer.Ordinal);
}
