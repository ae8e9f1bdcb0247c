using BenchmarkDotNet.Attributes;
using MeshInstall.Benchmarks.Inputs;

namespace MeshInstall.Benchmarks;

/// <summary>Rendering each profile: with charts that are parsed already, and with charts that no one has read yet.</summary>
[MemoryDiagnoser]
public class RenderBenchmarks
{
    private MeshConfig _config = null!;

    /// <summary>The names of the profiles.</summary>
    public static IEnumerable<string> Profiles => Configurations.ProfileNames;

    [ParamsSource(nameof(Profiles))]
    public string Profile { get; set; } = string.Empty;

    [GlobalSetup]
    public void Resolve() => _config = Configurations.Of(Profile);

    [Benchmark(Baseline = true)]
    public Task<IReadOnlyList<MeshManifest>> Warm() => Installation.RenderAsync(_config);

    [Benchmark]
    public Task<IReadOnlyList<MeshManifest>> Cold()
    {
        ChartCache.Clear();
        return Installation.RenderAsync(_config);
    }
}
