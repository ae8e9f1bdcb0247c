using System.Net.Sockets;
using MeshInstall.Sandbox;

namespace MeshInstall.Engine.Clusters;

/// <summary>A sandbox and the connection to it; disposing it ends the sandbox.</summary>
public sealed class SandboxCluster : ClusterConnection
{
    private readonly HttpClient _http;
    private Uri? _listening;

    private SandboxCluster(KubernetesSandbox sandbox, RetryOptions retry, TimeProvider time)
        : base(sandbox.Name, KubernetesSandbox.BaseAddress)
    {
        Sandbox = sandbox;
        SandboxAddOns.Plant(sandbox);
        _http = new HttpClient(sandbox.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        Client = new ClusterClient(new ApiTransport(_http, KubernetesSandbox.BaseAddress, null, retry, time));
    }

    /// <inheritdoc/>
    public override bool IsSandbox => true;

    /// <summary>The sandbox.</summary>
    public KubernetesSandbox Sandbox { get; }

    /// <inheritdoc/>
    public override IClusterClient Client { get; }

    /// <summary>The loopback address once it listens; the address inside the process before.</summary>
    public override Uri Server => _listening ?? base.Server;

    /// <summary>Serves the sandbox on a loopback port as well, for kubectl.</summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <exception cref="MeshException">The port is not free (<c>PortInUse</c>).</exception>
    public void Listen(int port = 0)
    {
        try
        {
            _listening = Sandbox.Listen(port);
        }
        catch (SocketException error)
        {
            throw new MeshException(
                "PortInUse", MeshErrorKind.Unavailable, $"The sandbox cannot listen on port {port} of the loopback interface: {error.Message}.",
                "Give another port, or 0 for a free one.", port, error);
        }
    }

    /// <summary>Makes a sandbox and connects to it.</summary>
    public static async Task<SandboxCluster> OpenAsync(SandboxOptions? options, CancellationToken cancellationToken, RetryOptions? retry = null)
    {
        options ??= new SandboxOptions();
        SandboxCluster cluster = new(new KubernetesSandbox(options), retry ?? new RetryOptions(), options.TimeProvider);
        return await GreetAsync(cluster, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _http.Dispose();
            Sandbox.Dispose();
        }
    }
}
