using MeshInstall.Engine.Validation.Checks.Values;

namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Extension providers that call a service say which, and on which port. Istio passes over wrong ones until they are used.</summary>
internal sealed class ProviderServiceCheck : ICheck
{
    private static readonly string[] Remote =
    [
        "envoyExtAuthzHttp", "envoyExtAuthzGrpc", "zipkin", "lightstep", "datadog", "opencensus", "skywalking", "opentelemetry", "envoyHttpAls",
        "envoyTcpAls", "envoyOtelAls",
    ];

    public void Run(CheckContext context)
    {
        foreach ((string kind, Place provider) in context.MeshConfigs
            .SelectMany(mesh => mesh["extensionProviders"].Items())
            .SelectMany(provider => provider.Entries()))
        {
            if (provider.Map is null || !Remote.Contains(kind, StringComparer.Ordinal))
            {
                continue;
            }

            CheckService(context, kind, provider);
            if (!provider["port"].Exists)
            {
                context.Log.Warning(
                    "ProviderWithoutService", provider.Path, provider.Node, $"The provider {kind} has no port.", "Add 'port' with a number from 1 to 65535.");
            }

            if (provider["grpc"].Exists && provider["http"].Exists)
            {
                context.Log.Warning(
                    "ConflictingFields", provider["http"].Path, provider["http"].Node, $"The provider {kind} sets both 'grpc' and 'http'.", "Keep one of the two.");
            }
        }
    }

    private static void CheckService(CheckContext context, string kind, Place provider)
    {
        Place service = provider["service"];
        if (!service.Exists || service.Text is "")
        {
            context.Log.Warning(
                "ProviderWithoutService", provider.Path, provider.Node, $"The provider {kind} does not say which service it calls.",
                "Add 'service', such as zipkin.istio-system.svc.cluster.local.");
        }
        else if (service.Text is { } name && !IsService(name))
        {
            context.Log.Warning(
                "InvalidHost", service.Path, service.Node, $"'{name}' is not the name of a service.",
                "Write a DNS name, an IP address, or a namespace, a slash and a DNS name.");
        }
    }

    private static bool IsService(string name)
    {
        string[] parts = name.Split('/', 2);
        return parts.Length == 1
            ? DnsNames.IsDomain(name) || AddressRange.TryParseAddress(name, out _)
            : (parts[0] is "*" or "." or "~" || DnsNames.IsHostLabel(parts[0])) && IsFullHost(parts[1]);
    }

    // Beside a namespace, short names could mean several services, and a wildcard stands for whole labels.
    private static bool IsFullHost(string host) => DnsNames.IsWildcardDomain(host)
        && (host == "*" || (host.Contains('.', StringComparison.Ordinal) && (!host.Contains('*', StringComparison.Ordinal) || host.StartsWith("*.", StringComparison.Ordinal))));
}
