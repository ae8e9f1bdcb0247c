using MeshInstall.Sandbox;
using MeshInstall.TestClusters.Controllers;

namespace MeshInstall.TestClusters.Sandboxes;

/// <summary>A sandbox as the cluster of tests; also the fixture of a test class.</summary>
public sealed class SandboxTestCluster : ITestCluster, IDisposable
{
    private readonly bool _runsOwnControllers;
    private readonly Lazy<string> _config;
    private readonly Lazy<KubernetesSandbox> _denying;
    private readonly Lazy<HttpClient> _unprivileged;
    private readonly string _folder = ProcessFolders.Create();

    public SandboxTestCluster()
        : this(new SandboxOptions { ReadyDelay = TimeSpan.FromMilliseconds(20) })
    {
    }

    private SandboxTestCluster(SandboxOptions options)
    {
        _runsOwnControllers = options.RunControllers;
        Sandbox = new KubernetesSandbox(options);
        Client = new HttpClient(Sandbox.CreateHandler()) { BaseAddress = KubernetesSandbox.BaseAddress };
        _denying = new Lazy<KubernetesSandbox>(() => new KubernetesSandbox(options with { Denied = [new SandboxAccessRule()] }));
        _unprivileged = new Lazy<HttpClient>(() => new HttpClient(_denying.Value.CreateHandler()) { BaseAddress = KubernetesSandbox.BaseAddress });
        _config = new Lazy<string>(() =>
        {
            var file = Path.Combine(_folder, "kubeconfig");
            File.WriteAllText(file, Sandbox.GetKubeConfig());
            return file;
        });
    }

    public KubernetesSandbox Sandbox { get; }

    public bool IsReal => false;

    public HttpClient Client { get; }

    public HttpClient UnprivilegedClient => _unprivileged.Value;

    public string KubeConfig => Sandbox.GetKubeConfig();

    public string KubeConfigPath => _config.Value;

    /// <summary>A sandbox with options of its own.</summary>
    public static SandboxTestCluster Create(SandboxOptions options) => new(options);

    public async Task<IAsyncDisposable> StartControllersAsync(ControllerOptions? options = null) =>
        _runsOwnControllers ? new OwnControllers() : await ClusterControllers.StartAsync(Client, options ?? new ControllerOptions());

    public void Dispose()
    {
        Client.Dispose();
        Sandbox.Dispose();
        if (_unprivileged.IsValueCreated)
        {
            _unprivileged.Value.Dispose();
            _denying.Value.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private sealed class OwnControllers : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
