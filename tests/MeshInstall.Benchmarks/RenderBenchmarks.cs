using BenchmarkDotNet.Attributes;
using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Benchmarks;

/// <summary>Rendering each profile with charts that are parsed already.</summary>
[MemoryDiagnoser]
public class RenderBenchmarks
{
    private static readonly RenderOptions Options = new() { ChartRoot = Repository.Charts };
    private MeshConfig _config = null!;

    /// <summary>The names of the profiles.</summary>
    public static IEnumerable<string> Profiles => Configurations.ProfileNames;

    [ParamsSource(nameof(Profiles))]
    public string Profile { get; set; } = string.Empty;

    [GlobalSetup]
    public void Resolve() => _config = Configurations.Of(Profile);

    [Benchmark]
    public Task<IReadOnlyList<MeshManifest>> Warm() => ManifestRenderer.RenderAsync(_config, Options, CancellationToken.None);
}
