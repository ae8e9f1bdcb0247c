using System.Globalization;
using MeshInstall.Engine.Validation.Checks.Values;

namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Addresses that proxies connect to are a host and a port.</summary>
internal sealed class ProxyAddressCheck : ICheck
{
    private const string HostAddress = "$(HOST_IP)";

    private static readonly string[][] Fields =
    [
        ["discoveryAddress"], ["statsdUdpAddress"], ["envoyMetricsServiceAddress"], ["envoyMetricsService", "address"],
        ["envoyAccessLogService", "address"], ["tracing", "zipkin", "address"], ["tracing", "datadog", "address"],
        ["tracing", "lightstep", "address"],
    ];

    private static readonly string[] Tracers = ["zipkin", "datadog", "lightstep"];

    public void Run(CheckContext context)
    {
        foreach (Place mesh in context.MeshConfigs)
        {
            foreach (string[] field in Fields)
            {
                Place place = mesh["defaultConfig"].Find(field);
                string host = field.Length == 3 && field[1] is "zipkin" or "datadog" ? HostAddress : string.Empty;
                if (place.Text is { Length: > 0 } address && !IsAddress(address, host))
                {
                    context.Log.Error(
                        "InvalidAddress", place.Path, place.Node, $"'{address}' is not a host and a port.",
                        "Write a DNS name or an IP address, a colon and a port, such as zipkin.istio-system:9411.");
                }
            }

            CheckTracers(context, mesh.Find("defaultConfig", "tracing"));
        }
    }

    private static void CheckTracers(CheckContext context, Place tracing)
    {
        foreach (Place tracer in Tracers.Select(name => tracing[name]).Where(tracer => tracer.Map is not null))
        {
            if (!tracer["address"].Exists || tracer["address"].Text is "")
            {
                context.Log.Error(
                    "InvalidAddress", tracer.Path, tracer.Node, "The tracer has no address to send to.", "Add 'address' with a host, a colon and a port.");
            }
        }

        Place lightstep = tracing["lightstep"];
        if (lightstep.Map is not null && (!lightstep["accessToken"].Exists || lightstep["accessToken"].Text is ""))
        {
            context.Log.Error(
                "RequiredValueEmpty", lightstep.Path, lightstep.Node, "Lightstep needs an access token.", "Add 'accessToken', or use another tracer.");
        }
    }

    private static bool IsAddress(string text, string placeholder)
    {
        // Of all addresses, only those of two tracers may name the host that the proxy is on.
        string address = placeholder.Length == 0 ? text : text.Replace(placeholder, "127.0.0.1", StringComparison.Ordinal);
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
