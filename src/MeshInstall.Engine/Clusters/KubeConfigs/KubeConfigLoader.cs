using System.Net;
using MeshInstall.Engine.Clusters.Credentials;
using MeshInstall.Engine.Clusters.Http;

namespace MeshInstall.Engine.Clusters.KubeConfigs;

/// <summary>Turns the kubeconfig rules into an access; never falls back to a server that nobody named.</summary>
internal static class KubeConfigLoader
{
    public static async Task<ClusterAccess> LoadAsync(KubeConfigOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        KubeConfig? config = await KubeConfigFiles.ReadAsync(options, cancellationToken).ConfigureAwait(false);
        return config is not null
            ? Build(config, options, time)
            : ServiceAccount.Find(options, time) ?? throw KubeConfigErrors.NotFound(KubeConfigFiles.Paths(options));
    }

    private static ClusterAccess Build(KubeConfig config, KubeConfigOptions options, TimeProvider time)
    {
        KubeConfigEntry context = FindContext(config, options);
        KubeConfigEntry cluster = Named(config.Clusters, context, "cluster")
            ?? throw context.Invalid("names no cluster");
        KubeConfigEntry? user = Named(config.Users, context, "user");
        Uri server = Address(cluster);
        bool skipsVerification = cluster.Flag("insecure-skip-tls-verify");
        if (skipsVerification && (cluster.Text("certificate-authority") ?? cluster.Text("certificate-authority-data")) is not null)
        {
            throw cluster.Invalid("has a certificate authority and insecure-skip-tls-verify, which exclude each other");
        }

        return new ClusterAccess(context.Name, server)
        {
            ServerName = cluster.Text("tls-server-name"),
            SkipsVerification = skipsVerification,
            Authorities = server.Scheme == Uri.UriSchemeHttps ? CertificateReader.Authorities(cluster) : null,
            Proxy = Proxy(cluster, options),
            Compresses = !cluster.Flag("disable-compression"),
            ClientCertificates = user is null ? [] : CertificateReader.ClientCertificates(user),
            Credentials = user is null ? null : UserCredentials.Of(user, cluster, context, time),
            Headers = user is null ? [] : Impersonation.Headers(user),
        };
    }

    private static KubeConfigEntry FindContext(KubeConfig config, KubeConfigOptions options)
    {
        string? name = string.IsNullOrEmpty(options.Context) ? config.CurrentContext : options.Context;
        return config.Contexts.FirstOrDefault(context => context.Name == name)
            ?? throw KubeConfigErrors.ContextNotFound(KubeConfigFiles.Source(options), name, config.Contexts.Select(context => context.Name));
    }

    private static KubeConfigEntry? Named(IReadOnlyList<KubeConfigEntry> entries, KubeConfigEntry context, string field)
    {
        string? name = context.Text(field);
        return name is null
            ? null
            : entries.FirstOrDefault(entry => entry.Name == name) ?? throw context.Invalid($"names the {field} '{name}', which it does not have");
    }

    private static Uri Address(KubeConfigEntry cluster)
    {
        if (!Uri.TryCreate(cluster.Text("server"), UriKind.Absolute, out Uri? address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw KubeConfigErrors.Invalid(cluster.Source, $"the server of {cluster} is not an http or https address");
        }

        if (address.UserInfo.Length > 0)
        {
            throw KubeConfigErrors.Invalid(cluster.Source, $"the server of {cluster} has a user name or password in its address; they belong to a user");
        }

        // Local clusters write the address that their port is bound to, which not every system can connect to.
        return IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(address) { Host = ip.Equals(IPAddress.Any) ? "127.0.0.1" : "[::1]" }.Uri
            : address;
    }

    private static IWebProxy? Proxy(KubeConfigEntry cluster, KubeConfigOptions options) => cluster.Text("proxy-url") is { } proxy
        ? ProxyAddress.Parse(proxy) ?? throw cluster.Invalid("has a proxy-url that is not an http, https or socks5 address")
        : EnvironmentProxy.Of(options);
}
