using MeshInstall.TestClusters.Controllers;

namespace MeshInstall.TestClusters;

/// <summary>
/// A Kubernetes API for tests: the sandbox, or a real kube-apiserver. A test class that takes one runs on both. Other tests may use the same
/// cluster at the same time, so names are a test's own.
/// </summary>
public interface ITestCluster
{
    /// <summary>Whether it is a real kube-apiserver.</summary>
    bool IsReal { get; }

    /// <summary>A client with the server as base address and the rights of an administrator. On a machine without the server's binaries, reading it skips the test.</summary>
    HttpClient Client { get; }

    /// <summary>A client of a user who may do nothing but ask what he may do.</summary>
    HttpClient UnprivilegedClient { get; }

    /// <summary>A kubeconfig of an administrator.</summary>
    string KubeConfig { get; }

    /// <summary>The file that holds <see cref="KubeConfig"/>.</summary>
    string KubeConfigPath { get; }

    /// <summary>Makes objects ready as the controllers of a cluster do, until disposed. The sandbox has its own and starts none.</summary>
    Task<IAsyncDisposable> StartControllersAsync(ControllerOptions? options = null);
}
