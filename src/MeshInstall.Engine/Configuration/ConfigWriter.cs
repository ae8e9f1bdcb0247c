using MeshInstall.Charts.Yaml;

namespace MeshInstall.Engine.Configuration;

/// <summary>Writes configurations as documents that <see cref="ConfigReader"/>, istioctl and kubectl read.</summary>
public static class ConfigWriter
{
    /// <summary>The configuration as YAML.</summary>
    public static string ToYaml(MeshConfig config, ConfigView view = ConfigView.Resolved) => YamlWriter.ToText(ToDocument(config, view));

    /// <summary>The configuration as indented JSON, with a line break at its end.</summary>
    public static string ToJson(MeshConfig config, ConfigView view = ConfigView.Resolved) => MeshJson.ToIndentedText(ToDocument(config, view)) + "\n";

    /// <summary>The document of a view: apiVersion, kind, metadata where there is any, and spec.</summary>
    public static MeshMap ToDocument(MeshConfig config, ConfigView view = ConfigView.Resolved)
    {
        ArgumentNullException.ThrowIfNull(config);
        MeshMap document = view == ConfigView.Resolved ? config.Document : ConfigUserView.Of(config);
        return document.FindMap("metadata") is { Count: 0 } ? document.Without("metadata") : document;
    }

    /// <summary>Writes text to a file, whole or not at all: a file that stood there is replaced at the end.</summary>
    /// <exception cref="MeshException"><c>ConfigFileNotWritten</c>: the folder does not exist or may not be written.</exception>
    public static async Task WriteFileAsync(string path, string text, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllTextAsync(temporary, text, cancellationToken).ConfigureAwait(false);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ConfigErrors.NotWritten(path, exception);
        }
        finally
        {
            Discard(temporary);
        }
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The write has failed or succeeded already; a leftover must not hide which.
        }
    }
}
