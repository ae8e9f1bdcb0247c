using BenchmarkDotNet.Attributes;
using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Benchmarks;

/// <summary>Rendering each profile from charts that no one has read yet, so that all files are read and all templates parsed.</summary>
[MemoryDiagnoser]
public class ColdRenderBenchmarks
{
    private MeshConfig _config = null!;
    private TemporaryFolder _charts = null!;

    /// <summary>The names of the profiles.</summary>
    public static IEnumerable<string> Profiles => Configurations.ProfileNames;

    [ParamsSource(nameof(Profiles))]
    public string Profile { get; set; } = string.Empty;

    [GlobalSetup]
    public void Resolve() => _config = Configurations.Of(Profile);

    /// <summary>Charts are cached by their folder, so each run gets one of its own.</summary>
    [IterationSetup]
    public void CopyCharts()
    {
        _charts = new TemporaryFolder();
        _charts.CopyFrom(Repository.Charts);
    }

    [IterationCleanup]
    public void RemoveCharts() => _charts.Dispose();

    [Benchmark]
    public Task<IReadOnlyList<MeshManifest>> Cold() =>
        ManifestRenderer.RenderAsync(_config, new RenderOptions { ChartRoot = _charts.Path }, CancellationToken.None);
}
