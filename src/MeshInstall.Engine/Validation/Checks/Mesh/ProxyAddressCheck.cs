using System.Globalization;
using MeshInstall.Engine.Validation.Checks.Values;

namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Addresses that proxies connect to are a host and a port.</summary>
internal sealed class ProxyAddressCheck : ICheck
{
    private static readonly string[][] Fields =
    [
        ["discoveryAddress"], ["statsdUdpAddress"], ["envoyMetricsServiceAddress"], ["envoyMetricsService", "address"],
        ["envoyAccessLogService", "address"], ["tracing", "zipkin", "address"], ["tracing", "datadog", "address"],
        ["tracing", "lightstep", "address"],
    ];

    public void Run(CheckContext context)
    {
        foreach (Place mesh in context.MeshConfigs)
        {
            foreach (string[] field in Fields)
            {
                Place place = mesh["defaultConfig"].Find(field);
                if (place.Text is { Length: > 0 } address && !IsAddress(address))
                {
                    context.Log.Error(
                        "InvalidAddress", place.Path, place.Node, $"'{address}' is not a host and a port.",
                        "Write a DNS name or an IP address, a colon and a port, such as zipkin.istio-system:9411.");
                }
            }
        }
    }

    private static bool IsAddress(string text)
    {
        string address = text.Replace("$(HOST_IP)", "127.0.0.1", StringComparison.Ordinal);
        int colon = address.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) || port == 0)
        {
            return false;
        }

        string host = address[..colon];
        bool bracketed = host.StartsWith('[') && host.EndsWith(']');
        return bracketed
            ? AddressRange.TryParseAddress(host[1..^1], out _)
            : !host.Contains(':', StringComparison.Ordinal) && (DnsNames.IsDomain(host) || AddressRange.TryParseAddress(host, out _));
    }
}
