using System.Text;
using k8s;
using k8s.KubeConfigModels;
using MeshInstall.Charts.Yaml;
using YamlDotNet.Core;

namespace MeshInstall.Engine.Clusters;

/// <summary>Reads kubeconfig files and merges them; of two with the same name the first counts.</summary>
internal static class KubeConfigFiles
{
    private const int MaxBytes = 16 * 1024 * 1024;
    private static readonly YamlReaderOptions Reading = new() { MaxCharacters = MaxBytes, DuplicateKeysAreErrors = false };

    /// <summary>The merged kubeconfig of the sources; null where there is none to read.</summary>
    public static async Task<K8SConfiguration?> ReadAsync(KubeConfigOptions options, CancellationToken cancellationToken)
    {
        if (options.Content is { } content)
        {
            return Parse(Encoding.UTF8.GetBytes(content), "the given kubeconfig");
        }

        List<string> paths = [.. Paths(options)];
        if (options.Path is not null && !File.Exists(paths[0]))
        {
            throw KubeConfigErrors.FileNotFound(paths[0]);
        }

        K8SConfiguration? merged = null;
        foreach (string path in paths.Where(File.Exists))
        {
            K8SConfiguration config = await ReadFileAsync(path, cancellationToken).ConfigureAwait(false);
            merged = merged is null ? config : Merge(merged, config);
        }

        return merged;
    }

    /// <summary>The files that are looked at, whether they exist or not.</summary>
    public static IEnumerable<string> Paths(KubeConfigOptions options)
    {
        if (options.Path is not null)
        {
            return [Path.GetFullPath(options.Path)];
        }

        return string.IsNullOrWhiteSpace(options.EnvironmentVariable)
            ? [options.HomePath]
            : options.EnvironmentVariable.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(path => path.Trim('"'));
    }

    private static async Task<K8SConfiguration> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw KubeConfigErrors.Invalid(path, $"it is larger than {MaxBytes / 1024 / 1024} MiB");
            }

            bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw KubeConfigErrors.Invalid(path, "it cannot be read: " + error.Message);
        }

        K8SConfiguration config = Parse(bytes, path);
        MakePathsAbsolute(config, Path.GetDirectoryName(Path.GetFullPath(path))!);
        return config;
    }

    private static K8SConfiguration Parse(byte[] bytes, string source)
    {
        MeshNode? tree;
        try
        {
            tree = YamlReader.ReadSingle(YamlText.Decode(bytes, source), source, Reading);
        }
        catch (MeshException error)
        {
            // The parser's own words may quote a token or a key, so only the place is told.
            string place = error.Target is MeshOrigin { Line: > 0 } origin ? origin.ToString() : source;
            throw KubeConfigErrors.Invalid(place, "it is not one document of YAML or JSON from there on");
        }

        try
        {
            // JSON is YAML, and cleared of aliases, tags and everything else that a reader of objects might stumble over.
            return WithoutNulls(tree is null or MeshScalar ? new K8SConfiguration() : KubernetesYaml.Deserialize<K8SConfiguration>(MeshJson.ToText(tree)));
        }
        catch (YamlException)
        {
            throw KubeConfigErrors.Invalid(source, "a field of it has another shape than kubeconfigs have");
        }
    }

    private static K8SConfiguration WithoutNulls(K8SConfiguration config)
    {
        config.Clusters = [.. (config.Clusters ?? []).Where(cluster => cluster is not null)];
        config.Contexts = [.. (config.Contexts ?? []).Where(context => context is not null)];
        config.Users = [.. (config.Users ?? []).Where(user => user is not null)];
        return config;
    }

    private static void MakePathsAbsolute(K8SConfiguration config, string folder)
    {
        foreach (ClusterEndpoint cluster in config.Clusters.Select(cluster => cluster.ClusterEndpoint).OfType<ClusterEndpoint>())
        {
            cluster.CertificateAuthority = Absolute(cluster.CertificateAuthority, folder);
        }

        foreach (UserCredentials user in config.Users.Select(user => user.UserCredentials).OfType<UserCredentials>())
        {
            user.ClientCertificate = Absolute(user.ClientCertificate, folder);
            user.ClientKey = Absolute(user.ClientKey, folder);
        }
    }

    private static string? Absolute(string? path, string folder) => string.IsNullOrWhiteSpace(path) ? path : Path.Combine(folder, path);

    private static K8SConfiguration Merge(K8SConfiguration first, K8SConfiguration next)
    {
        first.CurrentContext = string.IsNullOrEmpty(first.CurrentContext) ? next.CurrentContext : first.CurrentContext;
        first.Clusters = [.. first.Clusters.Concat(next.Clusters).DistinctBy(cluster => cluster.Name)];
        first.Contexts = [.. first.Contexts.Concat(next.Contexts).DistinctBy(context => context.Name)];
        first.Users = [.. first.Users.Concat(next.Users).DistinctBy(user => user.Name)];
        return first;
    }
}
