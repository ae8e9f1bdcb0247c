using System.Net;

namespace MeshInstall.Engine.Clusters.Http;

/// <summary>
/// The proxies of the environment by kubectl's rules. .NET's own reading of NO_PROXY knows no networks such as <c>10.0.0.0/8</c>, by which
/// clusters are mostly excepted, and no ports.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    private readonly WebProxy? _https;
    private readonly WebProxy? _http;
    private readonly IReadOnlyList<ProxyException> _exceptions;

    private EnvironmentProxy(WebProxy? https, WebProxy? http, IReadOnlyList<ProxyException> exceptions)
    {
        _https = https;
        _http = http;
        _exceptions = exceptions;
        Credentials = new ProxyCredentials(https, http);
    }

    public ICredentials? Credentials { get; set; }

    /// <summary>The proxies; null where the environment names none.</summary>
    /// <exception cref="MeshException">ProxyInvalid.</exception>
    public static EnvironmentProxy? Of(KubeConfigOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.HttpsProxy) && string.IsNullOrWhiteSpace(options.HttpProxy))
        {
            return null;
        }

        string[] exceptions = (options.NoProxy ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new EnvironmentProxy(
            Parse("HTTPS_PROXY", options.HttpsProxy), Parse("HTTP_PROXY", options.HttpProxy), [.. exceptions.Select(ProxyException.Parse)]);
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : For(destination)!.Address;

    public bool IsBypassed(Uri host) =>
        For(host) is null || host.IsLoopback || _exceptions.Any(exception => exception.Covers(host));

    private WebProxy? For(Uri destination) => destination.Scheme == Uri.UriSchemeHttps ? _https : _http;

    private static WebProxy? Parse(string variable, string? address) => string.IsNullOrWhiteSpace(address)
        ? null
        : ProxyAddress.Parse(address) ?? throw new MeshException(
            "ProxyInvalid",
            MeshErrorKind.InvalidArgument,
            $"The environment variable {variable} is not the address of an http, https or socks5 proxy.",
            $"Correct {variable}, or except the cluster by NO_PROXY.",
            variable);

    private sealed class ProxyCredentials(WebProxy? https, WebProxy? http) : ICredentials
    {
        public NetworkCredential? GetCredential(Uri uri, string authType) =>
            new[] { https, http }.FirstOrDefault(proxy => proxy?.Address == uri)?.Credentials?.GetCredential(uri, authType);
    }
}
