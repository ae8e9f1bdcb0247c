using BenchmarkDotNet.Attributes;
using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Charts.Yaml;
using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Patching;
using MeshInstall.Engine.Rendering.Templates;
using MeshInstall.Engine.Rendering.Values;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Benchmarks;

/// <summary>What each stage of rendering costs, for one component.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private static readonly ComponentRelease Release = new("istio", "istio-system", "v1.35.0", IsUpgrade: false);
    private readonly BuiltInCharts _charts = BuiltInCharts.At(RepositoryFolder.Charts);
    private ComponentInstance _component = null!;
    private BuiltInChart _chart = null!;
    private MeshMap _shared = MeshMap.Empty;
    private MeshMap _given = MeshMap.Empty;
    private MeshMap _values = MeshMap.Empty;
    private RenderedComponent _rendered = null!;
    private string _yaml = string.Empty;

    [Params("Base", "Pilot", "IngressGateways")]
    public string Component { get; set; } = string.Empty;

    /// <summary>Does each stage once, so that the next has its input.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        MeshConfig config = Configurations.Of("demo");
        _component = ComponentSelection.Of(config).First(component => component.Kind.Name == Component);
        _chart = _charts.Get(_component.Kind.BuiltInChart);
        _shared = ComponentValues.Shared(config);
        _given = ComponentValues.For(_shared, _component);
        _values = Values();
        _rendered = Render();
        _yaml = Write();
    }

    [Benchmark]
    public BuiltInChart LoadChart() => BuiltInChartLoader.Load(Path.Combine(RepositoryFolder.Charts, _component.Kind.BuiltInChart));

    [Benchmark]
    public MeshMap Values() =>
        ChartValues.Resolve(_component.Kind, _chart.Values, _charts.Layers.For(_given), ComponentValues.For(_shared, _component));

    [Benchmark]
    public RenderedComponent Render() => ScribanRenderer.Render(_chart, _values, Release, CancellationToken.None);

    [Benchmark]
    public int ParseYaml() => YamlReader.ReadAll(_yaml, "rendered").Count;

    [Benchmark]
    public object Patch() => ComponentPatches.Apply(_component, string.Empty, _rendered.Resources);

    [Benchmark]
    public string Write() => ManifestWriter.ToText(_rendered.Resources, MeshTextFormat.Yaml);
}
