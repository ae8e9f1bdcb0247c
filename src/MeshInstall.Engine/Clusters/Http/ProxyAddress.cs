using System.Net;

namespace MeshInstall.Engine.Clusters.Http;

/// <summary>Reads addresses of proxies, as kubeconfigs and the environment write them.</summary>
internal static class ProxyAddress
{
    private static readonly string[] Schemes = ["http", "https", "socks5", "socks5h"];

    /// <summary>The proxy; null where the text is no address of one. A user name and password in it do not stay in the address, which errors may show.</summary>
    public static WebProxy? Parse(string text)
    {
        string address = text.Contains("://", StringComparison.Ordinal) ? text.Trim() : "http://" + text.Trim();
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || !Schemes.Contains(uri.Scheme, StringComparer.Ordinal) || uri.Host.Length == 0)
        {
            return null;
        }

        int port = uri.Port > 0 ? uri.Port : 1080;
        UriBuilder bare = new(uri.Scheme == "socks5h" ? "socks5" : uri.Scheme, uri.Host, port);
        string[] user = uri.UserInfo.Split(':', 2);
        return new WebProxy(bare.Uri)
        {
            Credentials = uri.UserInfo.Length == 0
                ? null
                : new NetworkCredential(Uri.UnescapeDataString(user[0]), user.Length > 1 ? Uri.UnescapeDataString(user[1]) : string.Empty),
        };
    }
}
