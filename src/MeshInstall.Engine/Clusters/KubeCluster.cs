using MeshInstall.Engine.Clusters.Http;
using MeshInstall.Engine.Clusters.KubeConfigs;

namespace MeshInstall.Engine.Clusters;

/// <summary>A cluster that a kubeconfig, or the pod's service account, leads to.</summary>
public sealed class KubeCluster : ClusterConnection
{
    private readonly HttpClient _http;
    private readonly ClusterAccess _access;

    private KubeCluster(ClusterAccess access, RetryOptions retry, TimeProvider time)
        : base(access.Name, access.Server)
    {
        _access = access;
        _http = new HttpClient(new ClusterHandler(access)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("meshinstall");
        _http.DefaultRequestHeaders.Host = access.ServerName;
        foreach (KeyValuePair<string, string> header in access.Headers)
        {
            _http.DefaultRequestHeaders.TryAddWithoutValidation(header.Key, header.Value);
        }

        Client = new ClusterClient(new ApiTransport(_http, access.Server, access.Credentials, retry, time));
    }

    /// <inheritdoc/>
    public override bool IsSandbox => false;

    /// <inheritdoc/>
    public override IClusterClient Client { get; }

    /// <summary>Connects. The server has answered once when this returns.</summary>
    /// <exception cref="MeshException">
    /// KubeConfigNotFound, KubeConfigInvalid, ContextNotFound, ProxyInvalid, ExecCredentialUnsupported, ClusterUnreachable, ClusterTlsFailed,
    /// ClusterAuthenticationFailed.
    /// </exception>
    public static async Task<KubeCluster> OpenAsync(
        KubeConfigOptions options, CancellationToken cancellationToken, RetryOptions? retry = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ClusterAccess access = await KubeConfigLoader.LoadAsync(options, time ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);
        KubeCluster cluster = new(access, retry ?? new RetryOptions(), time ?? TimeProvider.System);
        return await GreetAsync(cluster, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _http.Dispose();
            _access.Credentials?.Dispose();
        }
    }
}
