using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MeshInstall.Engine.Clusters.Credentials;
using MeshInstall.Engine.Clusters.Http;

namespace MeshInstall.Engine.Clusters.KubeConfigs;

/// <summary>The account that Kubernetes gives to the pods it runs.</summary>
internal static class ServiceAccount
{
    /// <summary>The access by the account of this pod; null where this is no pod.</summary>
    /// <exception cref="MeshException">KubeConfigInvalid: its certificate authority cannot be read.</exception>
    public static ClusterAccess? Find(KubeConfigOptions options, TimeProvider time)
    {
        string token = Path.Combine(options.ServiceAccountPath, "token");
        string authority = Path.Combine(options.ServiceAccountPath, "ca.crt");
        if (string.IsNullOrEmpty(options.ServiceHost) || string.IsNullOrEmpty(options.ServicePort) || !File.Exists(token) || !File.Exists(authority))
        {
            return null;
        }

        string host = options.ServiceHost.Contains(':', StringComparison.Ordinal) ? $"[{options.ServiceHost}]" : options.ServiceHost;
        X509Certificate2Collection authorities = [];
        try
        {
            authorities.ImportFromPemFile(authority);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw KubeConfigErrors.Invalid(authority, "the certificate authority of the service account cannot be read", error);
        }

        return new ClusterAccess("in-cluster", new Uri($"https://{host}:{options.ServicePort}"))
        {
            Authorities = authorities,
            Proxy = EnvironmentProxy.Of(options),
            Credentials = new TokenFileCredentials(token, known: null, time),
        };
    }
}
