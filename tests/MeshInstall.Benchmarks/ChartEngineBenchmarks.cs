using BenchmarkDotNet.Attributes;
using MeshInstall.Charts;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Rendering;

namespace MeshInstall.Benchmarks;

/// <summary>What each stage of the Helm-compatible engine costs on Istio's own charts, from the release folder that MESHINSTALL_ISTIO names.</summary>
[MemoryDiagnoser]
public class ChartEngineBenchmarks
{
    private static readonly ChartRenderOptions Options = new() { Release = new ChartRelease { Name = "istio", Namespace = "istio-system" }, IncludeCrds = true };
    private Chart _chart = null!;
    private RenderedChart _rendered = null!;

    /// <summary>The charts, as folders below <c>manifests/charts</c>; none without a release.</summary>
    public static IEnumerable<string> Charts => Root is null ? [] : ["base", "istio-control/istio-discovery", "gateways/istio-ingress", "istio-cni", "ztunnel"];

    [ParamsSource(nameof(Charts))]
    public string Folder { get; set; } = string.Empty;

    private static string? Root => Environment.GetEnvironmentVariable("MESHINSTALL_ISTIO") is { Length: > 0 } istio
        && Path.Combine(istio, "manifests", "charts") is var charts && Directory.Exists(charts) ? charts : null;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _chart = await LoadAsync();
        _rendered = Render();
    }

    [Benchmark]
    public Task<Chart> LoadAsync() => ChartLoader.LoadAsync(Path.Combine(Root!, Folder), ChartLimits.Default, CancellationToken.None);

    [Benchmark(Baseline = true)]
    public RenderedChart Render() => ChartRenderer.Render(_chart, MeshMap.Empty, Options, CancellationToken.None);

    [Benchmark]
    public string ToText() => _rendered.ToText();

    /// <summary>The documents as objects, which nothing above needs.</summary>
    [Benchmark]
    public int ReadResources() => _rendered.Documents.Sum(document => document.ReadResources().Count);
}
