using BenchmarkDotNet.Attributes;
using MeshInstall.Benchmarks.Inputs;
using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;

namespace MeshInstall.Benchmarks;

/// <summary>Planning and installing demo on a sandbox whose pods are ready at once.</summary>
[MemoryDiagnoser]
public class SandboxBenchmarks
{
    private IReadOnlyList<MeshManifest> _manifests = [];
    private SandboxCluster _installed = null!;

    /// <summary>Renders demo, and installs it once.</summary>
    [GlobalSetup]
    public async Task SetUp()
    {
        _manifests = await Installation.RenderAsync(Configurations.Of("demo"));
        _installed = await Installation.OpenSandboxAsync();
        await Installation.InstallAsync(_installed, _manifests, new InstallOptions());
    }

    [GlobalCleanup]
    public void Close() => _installed.Dispose();

    [Benchmark]
    public async Task OpenSandbox() => (await Installation.OpenSandboxAsync()).Dispose();

    [Benchmark]
    public async Task<int> PlanFresh()
    {
        using SandboxCluster fresh = await Installation.OpenSandboxAsync();
        return (await InstallPlanner.PlanAsync(fresh, _manifests, CancellationToken.None)).Changes.Count;
    }

    [Benchmark]
    public async Task<int> PlanUnchanged() => (await InstallPlanner.PlanAsync(_installed, _manifests, CancellationToken.None)).Changes.Count;

    [Benchmark]
    public async Task<int> InstallFresh()
    {
        using SandboxCluster fresh = await Installation.OpenSandboxAsync();
        return (await Installation.InstallAsync(fresh, _manifests, new InstallOptions())).Created;
    }

    [Benchmark]
    public async Task<int> InstallUnchanged() => (await Installation.InstallAsync(_installed, _manifests, new InstallOptions())).Unchanged;
}
