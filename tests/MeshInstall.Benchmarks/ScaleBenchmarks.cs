using BenchmarkDotNet.Attributes;
using MeshInstall.Benchmarks.Scaling;

namespace MeshInstall.Benchmarks;

/// <summary>What a configuration costs by its number of gateways: time and memory grow with it, no faster.</summary>
[MemoryDiagnoser]
public class ScaleBenchmarks
{
    private ScaleStages _stages = null!;

    [Params(50, 100, 500)]
    public int Gateways { get; set; }

    /// <summary>Reads the documents.</summary>
    [GlobalSetup]
    public void SetUp() => _stages = new ScaleStages(Gateways);

    [Benchmark]
    public MeshLayer Read() => _stages.Read();

    [Benchmark]
    public MeshMap Merge() => _stages.Merge();

    [Benchmark]
    public int Validate() => _stages.Validate();

    [Benchmark]
    public int Compare() => _stages.Compare();

    [Benchmark]
    public Task<IReadOnlyList<MeshManifest>> RenderBuiltIn() => _stages.RenderBuiltInAsync();

    /// <summary>With Istio's own charts, where MESHINSTALL_ISTIO names a release.</summary>
    [Benchmark]
    public Task<IReadOnlyList<MeshManifest>> RenderIstio() =>
        ScaleStages.IstioRelease is null ? throw new NotSupportedException("MESHINSTALL_ISTIO names no release.") : _stages.RenderIstioAsync();
}
