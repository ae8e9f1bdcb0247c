using k8s.Authentication;
using MeshInstall.Engine.Clusters.KubeConfigs;

namespace MeshInstall.Engine.Clusters.Credentials;

/// <summary>The credentials of a kubeconfig's user, in the order in which kubectl takes them.</summary>
internal static class UserCredentials
{
    /// <summary>Those of the user; null where it has none, or only a client certificate.</summary>
    /// <exception cref="MeshException">KubeConfigInvalid.</exception>
    public static CallCredentials? Of(KubeConfigEntry user, KubeConfigEntry cluster, KubeConfigEntry context, TimeProvider time)
    {
        string? token = HeaderText(user, "token");
        string? file = user.File("tokenFile");
        string? name = user.Text("username");
        if (name is not null && (token ?? file) is not null)
        {
            throw user.Invalid("has both a token and a user name; only one of them can be used");
        }

        if (file is not null)
        {
            return new TokenFileCredentials(file, token, time);
        }

        if (token is not null)
        {
            return FixedCredentials.Bearer(token);
        }

        if (name is not null)
        {
            return FixedCredentials.Basic(name, user.Text("password") ?? string.Empty);
        }

        // A plugin is not asked where the certificate already says who calls.
        bool hasCertificate = (user.Text("client-certificate") ?? user.Text("client-certificate-data")) is not null;
        return !hasCertificate && user.Map("exec") is { } exec
            ? new ExecCredentials(ExecPlugin.Of(user, exec, cluster, context.Name), time)
            : Provider(user, context.Name);
    }

    private static CallCredentials? Provider(KubeConfigEntry user, string context)
    {
        if (user.Map("auth-provider") is not { } provider)
        {
            return null;
        }

        string? name = user.Text(provider, "name");
        if (name != "oidc")
        {
            throw user.Invalid($"asks for the authentication provider '{name}', which Kubernetes has given up; use the credential plugin of the platform (kubelogin, gke-gcloud-auth-plugin)");
        }

        MeshMap config = user.Map(provider, "config") ?? MeshMap.Empty;
        string idToken = user.Text(config, "id-token") ?? throw user.Invalid("has an oidc provider without an id-token");
        return user.Text(config, "refresh-token") is { } refresh
            ? new ProviderCredentials(
                new OidcTokenProvider(user.Text(config, "client-id"), user.Text(config, "client-secret"), user.Text(config, "idp-issuer-url"), idToken, refresh),
                context)
            : FixedCredentials.Bearer(idToken);
    }

    private static string? HeaderText(KubeConfigEntry user, string field) => user.Text(field)?.Trim() is not { } text ? null
        : text.All(character => character is > ' ' and <= '~') ? text
        : throw user.Invalid($"has a {field} with a character in it that no {field} has");
}
