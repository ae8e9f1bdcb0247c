using System.Net;

namespace MeshInstall.Charts.Repositories;

/// <summary>Addresses without what must not be shown: user names, passwords, and queries, which may hold tokens.</summary>
internal static class SafeUrl
{
    public static string Show(Uri url) => url.GetComponents(UriComponents.Scheme | UriComponents.HostAndPort | UriComponents.Path, UriFormat.UriEscaped)
        is var text && url.IsDefaultPort ? url.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Path, UriFormat.UriEscaped) : text;

    /// <summary>Text that is meant to be an address, and may be none.</summary>
    public static string Show(string text)
    {
        int start = text.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0;
        int secret = text.LastIndexOf('@');
        string open = secret >= start ? text[..start] + text[(secret + 1)..] : text;
        return open.Split('?')[0];
    }

    /// <summary>The user name and password in the address; null without one.</summary>
    public static NetworkCredential? Credential(Uri url)
    {
        string[] parts = url.UserInfo.Split(':', 2);
        return url.UserInfo.Length == 0 ? null
            : new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : string.Empty);
    }

    public static Uri WithoutSecrets(Uri url) => new UriBuilder(url) { UserName = string.Empty, Password = string.Empty, Fragment = string.Empty }.Uri;

    public static bool IsSameServer(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase);
}
