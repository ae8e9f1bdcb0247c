using MeshInstall.TestClusters.Controllers;
using Xunit;

namespace MeshInstall.TestClusters;

/// <summary>The shared real cluster as the fixture of a test class. Where its binaries are missing, the first use skips the test.</summary>
public sealed class RealClusterFixture : ITestCluster, IAsyncLifetime
{
    private RealCluster? _cluster;

    /// <summary>The cluster.</summary>
    public RealCluster Cluster
    {
        get
        {
            Skip.If(_cluster is null, "no etcd and kube-apiserver in KUBEBUILDER_ASSETS");
            return _cluster;
        }
    }

    /// <inheritdoc/>
    public bool IsReal => true;

    /// <inheritdoc/>
    public HttpClient Client => Cluster.Client;

    /// <inheritdoc/>
    public HttpClient UnprivilegedClient => Cluster.UnprivilegedClient;

    /// <inheritdoc/>
    public string KubeConfig => Cluster.KubeConfig;

    /// <inheritdoc/>
    public string KubeConfigPath => Cluster.KubeConfigPath;

    /// <inheritdoc/>
    public Task<IAsyncDisposable> StartControllersAsync(ControllerOptions? options = null) => Cluster.StartControllersAsync(options);

    /// <inheritdoc/>
    public async Task InitializeAsync() => _cluster = RealCluster.IsAvailable ? await RealCluster.SharedAsync() : null;

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}
