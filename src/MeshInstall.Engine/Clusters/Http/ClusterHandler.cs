using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MeshInstall.Engine.Clusters.KubeConfigs;

namespace MeshInstall.Engine.Clusters.Http;

/// <summary>
/// The connection to a server: one of HTTP/2 for all calls over TLS. A client certificate belongs to the connection, so calls with another one
/// get a new connection; the old one ends with the calls on it.
/// </summary>
internal sealed class ClusterHandler(ClusterAccess access) : HttpMessageHandler
{
    /// <summary>The certificates that a call is to be made with, where its credential brought some.</summary>
    public static readonly HttpRequestOptionsKey<IReadOnlyList<X509Certificate2>> Certificates = new("meshinstall.certificates");

    private readonly object _gate = new();
    private HttpMessageInvoker _invoker = new(Connect(access, access.ClientCertificates));
    private IReadOnlyList<X509Certificate2>? _certificates;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        InvokerFor(request).SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _invoker.Dispose();
        }

        base.Dispose(disposing);
    }

    private HttpMessageInvoker InvokerFor(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(Certificates, out IReadOnlyList<X509Certificate2>? wanted) || ReferenceEquals(wanted, _certificates))
        {
            return _invoker;
        }

        lock (_gate)
        {
            if (!ReferenceEquals(wanted, _certificates))
            {
                HttpMessageInvoker old = _invoker;
                _invoker = new HttpMessageInvoker(Connect(access, wanted));
                _certificates = wanted;
                old.Dispose();
            }

            return _invoker;
        }
    }

    private static SocketsHttpHandler Connect(ClusterAccess access, IReadOnlyList<X509Certificate2> certificates)
    {
        SocketsHttpHandler handler = new()
        {
            ConnectTimeout = TimeSpan.FromSeconds(15),
            // On the same machine compressing takes longer than sending.
            AutomaticDecompression = access.Compresses && !access.Server.IsLoopback ? DecompressionMethods.GZip : DecompressionMethods.None,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = access.Proxy is not null,
            Proxy = access.Proxy,

            // A connection that is gone without a word is found out about while calls, above all watches, wait on it.
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),

            // A second one is opened only when the server allows no further calls on the first.
            EnableMultipleHttp2Connections = true,
        };
        if (access.SkipsVerification)
        {
#pragma warning disable CA5359 // The kubeconfig asks for it, by insecure-skip-tls-verify.
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (access.Authorities is { } authorities)
        {
            ServerTrust trust = new(authorities);
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => trust.IsTrusted(certificate, chain, errors);
        }

        if (certificates.Count > 0)
        {
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(certificates[0], [.. certificates.Skip(1)], offline: true);
        }

        return handler;
    }
}
