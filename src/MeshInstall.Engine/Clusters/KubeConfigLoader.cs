using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace MeshInstall.Engine.Clusters;

/// <summary>A usable client configuration of what was found.</summary>
/// <param name="Name">The context's name, or <c>in-cluster</c>.</param>
/// <param name="Client">Server, trust and credentials.</param>
/// <param name="Headers">Headers that every call carries, for impersonation.</param>
internal sealed record LoadedKubeConfig(string Name, KubernetesClientConfiguration Client, IReadOnlyList<KeyValuePair<string, string>> Headers);

/// <summary>Turns the kubeconfig rules into a client configuration; never falls back to a server that nobody named.</summary>
internal static class KubeConfigLoader
{
    public static async Task<LoadedKubeConfig> LoadAsync(KubeConfigOptions options, CancellationToken cancellationToken)
    {
        K8SConfiguration? config = await KubeConfigFiles.ReadAsync(options, cancellationToken).ConfigureAwait(false);
        if (config is not null)
        {
            // Credential plugins are processes that the library waits for without yielding.
            return await Task.Run(() => Build(config, options), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return InCluster(options) ?? throw KubeConfigErrors.NotFound(KubeConfigFiles.Paths(options));
    }

    private static LoadedKubeConfig Build(K8SConfiguration config, KubeConfigOptions options)
    {
        string source = options.Content is not null ? "that was given" : string.Join(Path.PathSeparator, KubeConfigFiles.Paths(options).Where(File.Exists));
        Context context = FindContext(config, options.Context, source);
        CheckCluster(config, context, source);
        UserCredentials? user = FindUser(config, context, source);
        try
        {
            KubernetesClientConfiguration client = KubernetesClientConfiguration.BuildConfigFromConfigObject(config, context.Name);
            return new LoadedKubeConfig(context.Name, client, Impersonation(user));
        }
        catch (KubeConfigException error) when (user?.ExternalExecution is { } plugin && error.Message.StartsWith("external exec", StringComparison.Ordinal))
        {
            throw KubeConfigErrors.PluginFailed(plugin.Command, context.Name, error.Message);
        }
        catch (KubeConfigException error)
        {
            throw KubeConfigErrors.Invalid(source, $"context '{context.Name}': {error.Message.TrimEnd('.')}");
        }
        catch (Exception error) when (error is FormatException or CryptographicException or IOException or UnauthorizedAccessException or KeyNotFoundException)
        {
            throw KubeConfigErrors.Invalid(source, $"a certificate or credential of context '{context.Name}' cannot be read ({error.GetType().Name})");
        }
    }

    private static Context FindContext(K8SConfiguration config, string? wanted, string source)
    {
        string? name = string.IsNullOrEmpty(wanted) ? config.CurrentContext : wanted;
        List<Context> contexts = [.. (config.Contexts ?? []).Where(context => context.Name is not null)];
        Context context = contexts.Find(candidate => candidate.Name == name)
            ?? throw KubeConfigErrors.ContextNotFound(source, name, contexts.Select(candidate => candidate.Name));

        // The library compares names without case; keep only the one that is meant.
        config.Contexts = [context];
        return context;
    }

    private static void CheckCluster(K8SConfiguration config, Context context, string source)
    {
        string? name = context.ContextDetails?.Cluster;
        Cluster? cluster = string.IsNullOrEmpty(name) ? null : config.Clusters?.FirstOrDefault(candidate => candidate.Name == name);
        if (cluster is null)
        {
            throw KubeConfigErrors.Invalid(source, $"context '{context.Name}' names the cluster '{name}', which it does not have");
        }

        string? server = cluster.ClusterEndpoint?.Server;
        if (!Uri.TryCreate(server, UriKind.Absolute, out Uri? address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw KubeConfigErrors.Invalid(source, $"the server of cluster '{name}' is not an http or https address");
        }

        if (address.UserInfo.Length > 0)
        {
            throw KubeConfigErrors.Invalid(source, $"the server of cluster '{name}' has a user name or password in its address; they belong to a user");
        }

        config.Clusters = [cluster];
    }

    private static UserCredentials? FindUser(K8SConfiguration config, Context context, string source)
    {
        string? name = context.ContextDetails.User;
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        User user = config.Users?.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw KubeConfigErrors.Invalid(source, $"context '{context.Name}' names the user '{name}', which it does not have");
        UserCredentials? credentials = user.UserCredentials;
        config.Users = [user];
        if (!HasCredentials(credentials))
        {
            // Servers that ask for none are legitimate, on loopback above all.
            context.ContextDetails.User = null;
        }

        return credentials;
    }

    private static bool HasCredentials(UserCredentials? user) => user is not null
        && (user.AuthProvider is not null || user.ExternalExecution is not null
            || new[] { user.Token, user.UserName, user.ClientCertificate, user.ClientCertificateData }.Any(text => !string.IsNullOrWhiteSpace(text)));

    private static List<KeyValuePair<string, string>> Impersonation(UserCredentials? user)
    {
        List<KeyValuePair<string, string>> headers = [];
        if (!string.IsNullOrEmpty(user?.Impersonate))
        {
            headers.Add(new("Impersonate-User", user.Impersonate));
            headers.AddRange((user.ImpersonateGroups ?? []).Select(group => new KeyValuePair<string, string>("Impersonate-Group", group)));
        }

        return headers;
    }

    private static LoadedKubeConfig? InCluster(KubeConfigOptions options)
    {
        string token = Path.Combine(options.ServiceAccountPath, "token");
        string authority = Path.Combine(options.ServiceAccountPath, "ca.crt");
        if (string.IsNullOrEmpty(options.ServiceHost) || string.IsNullOrEmpty(options.ServicePort) || !File.Exists(token) || !File.Exists(authority))
        {
            return null;
        }

        X509Certificate2Collection authorities = [];
        string host = options.ServiceHost.Contains(':', StringComparison.Ordinal) ? $"[{options.ServiceHost}]" : options.ServiceHost;
        try
        {
            authorities.ImportFromPemFile(authority);
            return new LoadedKubeConfig(
                "in-cluster",
                new KubernetesClientConfiguration
                {
                    Host = $"https://{host}:{options.ServicePort}",
                    TokenProvider = new k8s.Authentication.TokenFileAuth(token),
                    SslCaCerts = authorities,
                },
                []);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw KubeConfigErrors.Invalid(authority, "the certificate authority of the service account cannot be read", error);
        }
    }
}
