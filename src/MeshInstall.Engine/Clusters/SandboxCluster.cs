using MeshInstall.Sandbox;

namespace MeshInstall.Engine.Clusters;

/// <summary>A sandbox and the connection to it; disposing it ends the sandbox.</summary>
public sealed class SandboxCluster : ClusterConnection
{
    private readonly HttpClient _http;

    private SandboxCluster(KubernetesSandbox sandbox, RetryOptions retry, TimeProvider time)
        : base(sandbox.Name, KubernetesSandbox.BaseAddress)
    {
        Sandbox = sandbox;
        _http = new HttpClient(sandbox.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        Client = new ClusterClient(new ApiTransport(_http, KubernetesSandbox.BaseAddress, null, retry, time));
    }

    /// <inheritdoc/>
    public override bool IsSandbox => true;

    /// <summary>The sandbox.</summary>
    public KubernetesSandbox Sandbox { get; }

    /// <inheritdoc/>
    public override IClusterClient Client { get; }

    /// <summary>Makes a sandbox and connects to it.</summary>
    public static async Task<SandboxCluster> OpenAsync(SandboxOptions? options, CancellationToken cancellationToken, RetryOptions? retry = null)
    {
        options ??= new SandboxOptions();
        SandboxCluster cluster = new(new KubernetesSandbox(options), retry ?? new RetryOptions(), options.TimeProvider);
        try
        {
            await cluster.GreetAsync(cancellationToken).ConfigureAwait(false);
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
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
