namespace MeshInstall.Engine.Clusters.KubeConfigs;

/// <summary>Finds kubeconfig files and merges what they say.</summary>
internal static class KubeConfigFiles
{
    /// <summary>The merged kubeconfig of the sources; null where there is none to read.</summary>
    public static async Task<KubeConfig?> ReadAsync(KubeConfigOptions options, CancellationToken cancellationToken)
    {
        if (options.Content is { } content)
        {
            return KubeConfigReader.Read(content.Span, Source(options), folder: null);
        }

        List<string> paths = [.. Paths(options)];
        if (options.Path is not null && !File.Exists(paths[0]))
        {
            throw KubeConfigErrors.FileNotFound(paths[0]);
        }

        KubeConfig? merged = null;
        foreach (string path in paths.Where(File.Exists))
        {
            KubeConfig config = await ReadFileAsync(path, cancellationToken).ConfigureAwait(false);
            merged = merged is null ? config : merged.Then(config);
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
                .Select(path => path.Trim('"'))
                .Distinct(StringComparer.Ordinal);
    }

    /// <summary>What the kubeconfig is called in messages.</summary>
    public static string Source(KubeConfigOptions options) =>
        options.Content is not null ? "that was given" : string.Join(Path.PathSeparator, Paths(options).Where(File.Exists));

    private static async Task<KubeConfig> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > KubeConfigReader.MaxBytes)
            {
                throw KubeConfigErrors.Invalid(path, $"it is larger than {KubeConfigReader.MaxBytes / 1024 / 1024} MiB");
            }

            bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw KubeConfigErrors.Invalid(path, "it cannot be read: " + error.Message);
        }

        return KubeConfigReader.Read(bytes, path, Path.GetDirectoryName(Path.GetFullPath(path)));
    }
}
