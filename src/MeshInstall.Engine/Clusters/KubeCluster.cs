using System.Security.Cryptography;
using k8s;
using k8s.Exceptions;

namespace MeshInstall.Engine.Clusters;

/// <summary>A cluster that a kubeconfig, or the pod's service account, leads to.</summary>
public sealed class KubeCluster : ClusterConnection
{
    private readonly Kubernetes _kubernetes;
    private readonly CallCredentials? _credentials;

    private KubeCluster(string name, Kubernetes kubernetes, RetryOptions retry, TimeProvider time)
        : base(name, kubernetes.BaseUri)
    {
        _kubernetes = kubernetes;
        _credentials = kubernetes.Credentials is null ? null : new CallCredentials(kubernetes.Credentials, kubernetes.BaseUri);
        Client = new ClusterClient(new ApiTransport(kubernetes.HttpClient, kubernetes.BaseUri, _credentials, retry, time));
    }

    /// <inheritdoc/>
    public override bool IsSandbox => false;

    /// <inheritdoc/>
    public override IClusterClient Client { get; }

    /// <summary>Connects. The server has answered once when this returns.</summary>
    /// <exception cref="MeshException">
    /// KubeConfigNotFound, KubeConfigInvalid, ContextNotFound, ClusterUnreachable, ClusterTlsFailed, ClusterAuthenticationFailed.
    /// </exception>
    public static async Task<KubeCluster> OpenAsync(
        KubeConfigOptions options, CancellationToken cancellationToken, RetryOptions? retry = null, TimeProvider? time = null)
    {
        LoadedKubeConfig loaded = await KubeConfigLoader.LoadAsync(options, cancellationToken).ConfigureAwait(false);
        KubeCluster cluster = new(loaded.Name, Connect(loaded), retry ?? new RetryOptions(), time ?? TimeProvider.System);
        return await GreetAsync(cluster, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _kubernetes.Dispose();
            _credentials?.Dispose();
        }
    }

    private static Kubernetes Connect(LoadedKubeConfig loaded)
    {
        string? serverName = loaded.Client.TlsServerName;
        loaded.Client.UserAgent = "meshinstall";
        loaded.Client.FirstMessageHandlerSetup = handler =>
        {
            handler.ConnectTimeout = TimeSpan.FromSeconds(15);
            handler.AutomaticDecompression = System.Net.DecompressionMethods.All;
            if (!string.IsNullOrWhiteSpace(serverName))
            {
                handler.SslOptions.TargetHost = serverName;
            }
        };
        try
        {
            Kubernetes kubernetes = new(loaded.Client);
            foreach (KeyValuePair<string, string> header in loaded.Headers)
            {
                kubernetes.HttpClient.DefaultRequestHeaders.TryAddWithoutValidation(header.Key, header.Value);
            }

            return kubernetes;
        }
        catch (Exception error) when (error is KubeConfigException or CryptographicException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw KubeConfigErrors.Invalid(loaded.Name, $"the client certificate or key of the context cannot be used ({error.GetType().Name})");
        }
    }
}
