using System.Text;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Charts.Repositories;

/// <summary>What Docker and Helm know on this machine about servers. Files that are missing or damaged know nothing.</summary>
internal sealed class StoredLogins(ChartFetchOptions options)
{
    private const long MaxBytes = 4 * 1024 * 1024;
    private const string DockerHub = "https://index.docker.io/v1/";

    /// <summary>The login for a registry: of Helm first, then of Docker.</summary>
    public async Task<ServerLogin?> FindForRegistryAsync(Uri registry, CancellationToken cancellationToken)
    {
        foreach (string file in new[] { HelmFile("HELM_REGISTRY_CONFIG", Path.Combine("registry", "config.json")), DockerFile() })
        {
            if (await ReadJsonAsync(file, cancellationToken).ConfigureAwait(false) is { } config
                && await FindAsync(config, registry, cancellationToken).ConfigureAwait(false) is { } login)
            {
                return login;
            }
        }

        return null;
    }

    /// <summary>The login that 'helm repo add' stored for exactly this repository.</summary>
    public async Task<ServerLogin?> FindForRepositoryAsync(Uri repository, CancellationToken cancellationToken)
    {
        byte[]? content = await ReadAsync(HelmFile("HELM_REPOSITORY_CONFIG", "repositories.yaml"), cancellationToken).ConfigureAwait(false);
        try
        {
            MeshList? entries = content is null ? null
                : (YamlReader.ReadSingle(YamlText.Decode(content, "repositories.yaml"), "repositories.yaml") as MeshMap)?.FindList("repositories");
            MeshMap? entry = entries?.OfType<MeshMap>().FirstOrDefault(
                item => Uri.TryCreate(item.FindText("url"), UriKind.Absolute, out Uri? url) && IsSame(url, repository));
            return entry?.FindText("username") is { Length: > 0 } user ? new ServerLogin(user, entry.FindText("password") ?? string.Empty) : null;
        }
        catch (MeshException)
        {
            return null;
        }
    }

    private static bool IsSame(Uri one, Uri other) =>
        SafeUrl.IsSameServer(one, other) && one.AbsolutePath.TrimEnd('/') == other.AbsolutePath.TrimEnd('/');

    private async Task<ServerLogin?> FindAsync(MeshMap config, Uri registry, CancellationToken cancellationToken)
    {
        string[] names = registry.Host is "registry-1.docker.io" ? [DockerHub, "docker.io", "index.docker.io", registry.Host] : [registry.Authority, registry.Host];
        string? helper = names.Select(name => config.FindMap("credHelpers")?.FindText(name)).FirstOrDefault(found => found is { Length: > 0 })
            ?? config.FindText("credsStore");
        if (helper is { Length: > 0 })
        {
            foreach (string name in names)
            {
                if (await CredentialHelper.FindAsync(helper, name, options.EnvironmentVariable("PATH"), cancellationToken).ConfigureAwait(false) is { } login)
                {
                    return login;
                }
            }
        }

        MeshMap? entry = config.FindMap("auths")?.FirstOrDefault(item => item.Value is MeshMap && names.Any(name => IsFor(item.Key, name))).Value as MeshMap;
        return entry is null ? null : FromEntry(entry);
    }

    /// <summary>Docker writes servers with and without a scheme, and with the path of an old interface behind.</summary>
    private static bool IsFor(string key, string name)
    {
        static string Host(string text) => (text.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? text[(at + 3)..] : text).Split('/')[0];
        return key == name || Host(key).Equals(Host(name), StringComparison.OrdinalIgnoreCase);
    }

    private static ServerLogin? FromEntry(MeshMap entry)
    {
        if (entry.FindText("identitytoken") is { Length: > 0 } token)
        {
            return new ServerLogin(string.Empty, string.Empty, token);
        }

        if (entry.FindText("auth") is { Length: > 0 } auth)
        {
            byte[] bytes = new byte[auth.Length];
            string[] parts = Convert.TryFromBase64String(auth, bytes, out int count) ? Encoding.UTF8.GetString(bytes, 0, count).Split(':', 2) : [];
            return parts.Length == 2 ? new ServerLogin(parts[0], parts[1].TrimEnd('\0')) : null;
        }

        return entry.FindText("username") is { Length: > 0 } user ? new ServerLogin(user, entry.FindText("password") ?? string.Empty) : null;
    }

    private static async Task<MeshMap?> ReadJsonAsync(string file, CancellationToken cancellationToken)
    {
        byte[]? content = await ReadAsync(file, cancellationToken).ConfigureAwait(false);
        try
        {
            return content is null ? null : MeshJson.Parse(ByteOrderMark.Trim(content).Span) as MeshMap;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static async Task<byte[]?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return file.Length > 0 && File.Exists(file) ? await BoundedFile.ReadAsync(file, MaxBytes, cancellationToken).ConfigureAwait(false) : null;
        }
        catch (ChartException)
        {
            return null;
        }
    }

    private string DockerFile() => options.EnvironmentVariable("DOCKER_CONFIG") is { Length: > 0 } folder ? Path.Combine(folder, "config.json")
        : Home() is { Length: > 0 } home ? Path.Combine(home, ".docker", "config.json") : string.Empty;

    private string HelmFile(string variable, string name)
    {
        if (options.EnvironmentVariable(variable) is { Length: > 0 } file)
        {
            return file;
        }

        string folder = options.EnvironmentVariable("HELM_CONFIG_HOME") is { Length: > 0 } own ? own
            : options.EnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } shared ? Path.Combine(shared, "helm")
            : OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "helm")
            : Home() is not { Length: > 0 } home ? string.Empty
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Preferences", "helm")
            : Path.Combine(home, ".config", "helm");
        return folder.Length == 0 ? string.Empty : Path.Combine(folder, name);
    }

    private static string Home() => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
