using System.Text;
using System.Text.Json.Nodes;
using MeshInstall.TestClusters;
using MeshInstall.TestClusters.Controllers;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>A sandbox of New-MeshSandbox as the cluster of a test. Its own controllers make objects ready, and pods run while it has nodes.</summary>
internal sealed class ListeningSandbox : ITestCluster, IAsyncDisposable
{
    private const string Nodes = "api/v1/nodes";
    private readonly TemporaryFolder _folder = new();
    private readonly ModuleRunspace _runspace = new();

    private ListeningSandbox()
    {
        Uri server = (Uri)_runspace.Invoke("New-MeshSandbox -ReadyDelay 0 -KubeConfigPath $kubeConfig", ("kubeConfig", KubeConfigPath))[0].Properties["Server"].Value;
        Client = new HttpClient { BaseAddress = server };
    }

    public bool IsReal => false;

    public HttpClient Client { get; }

    public HttpClient UnprivilegedClient => throw new NotSupportedException("nobody is without rights here");

    public string KubeConfig => File.ReadAllText(KubeConfigPath);

    public string KubeConfigPath => Path.Combine(_folder.Path, "kubeconfig");

    /// <summary>Starts one that has no nodes yet, as a real API server has no controllers at first.</summary>
    public static async Task<ListeningSandbox> StartAsync()
    {
        ListeningSandbox sandbox = new();
        await sandbox.RemoveNodesAsync();
        return sandbox;
    }

    /// <summary>Lets pods run until disposed.</summary>
    public async Task<IAsyncDisposable> StartControllersAsync(ControllerOptions? options = null)
    {
        using StringContent node = new("""{"apiVersion":"v1","kind":"Node","metadata":{"name":"node-1"}}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage made = await Client.PostAsync(new Uri(Nodes, UriKind.Relative), node);
        made.EnsureSuccessStatusCode();
        return new RunningNodes(this);
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        _runspace.Invoke("Disconnect-MeshCluster");
        _runspace.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task RemoveNodesAsync()
    {
        foreach (JsonNode? node in JsonNode.Parse(await Client.GetStringAsync(Nodes))!["items"]!.AsArray())
        {
            using HttpResponseMessage gone = await Client.DeleteAsync(new Uri($"{Nodes}/{node!["metadata"]!["name"]}", UriKind.Relative));
            gone.EnsureSuccessStatusCode();
        }
    }

    private sealed class RunningNodes(ListeningSandbox sandbox) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await sandbox.RemoveNodesAsync();
    }
}
