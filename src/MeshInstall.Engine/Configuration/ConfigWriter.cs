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
}
