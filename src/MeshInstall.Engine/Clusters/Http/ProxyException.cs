using System.Globalization;
using System.Net;

namespace MeshInstall.Engine.Clusters.Http;

/// <summary>One entry of NO_PROXY: a host, a domain, an address, a network, each perhaps with a port, or <c>*</c>.</summary>
internal sealed class ProxyException
{
    private readonly Func<Uri, bool> _covers;

    private ProxyException(Func<Uri, bool> covers) => _covers = covers;

    public static ProxyException Parse(string entry)
    {
        if (entry == "*")
        {
            return new ProxyException(_ => true);
        }

        if (IPNetwork.TryParse(entry, out IPNetwork network))
        {
            return new ProxyException(uri => Address(uri) is { } address && network.Contains(address));
        }

        (string host, int? port) = Split(entry.ToLowerInvariant());
        if (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? ip))
        {
            return new ProxyException(uri => ip.Equals(Address(uri)) && IsPort(uri, port));
        }

        // A leading dot leaves out the domain itself.
        bool isSubdomains = host.StartsWith('.') || host.StartsWith("*.", StringComparison.Ordinal);
        string domain = host.TrimStart('*').TrimStart('.');
        return new ProxyException(uri => IsPort(uri, port)
            && (uri.IdnHost.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase)
                || (!isSubdomains && uri.IdnHost.Equals(domain, StringComparison.OrdinalIgnoreCase))));
    }

    public bool Covers(Uri uri) => _covers(uri);

    private static IPAddress? Address(Uri uri) => IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out IPAddress? address) ? address : null;

    private static bool IsPort(Uri uri, int? port) => port is null || uri.Port == port;

    private static (string Host, int? Port) Split(string entry)
    {
        int colon = entry.LastIndexOf(':');
        bool isAddressOfSix = entry.IndexOf(':', StringComparison.Ordinal) != colon && !entry.Contains("]:", StringComparison.Ordinal);
        return colon > 0 && !isAddressOfSix && int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            ? (entry[..colon], port)
            : (entry, null);
    }
}
