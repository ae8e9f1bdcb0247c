using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Converting;

/// <summary>
/// Brings configurations of earlier Istio releases, from 1.4 on, to the shape of the release the schema describes. Converting again changes
/// nothing.
/// </summary>
public static class ConfigConverter
{
    /// <summary>The configuration with each of its layers converted; the same one where nothing changes.</summary>
    public static ConfigConversion Convert(MeshConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        ChangeLog log = new();
        MeshLayer[] layers = [.. config.Layers.Select(layer => LayerConverter.Convert(layer, log)).OfType<MeshLayer>()];
        return new ConfigConversion(log.Changes.Count == 0 ? config : config.ReplaceLayers(layers), log.Changes);
    }

    /// <summary>
    /// The configuration in a file: an IstioOperator document of any release, an IstioControlPlane of 1.4, a bare <c>spec</c>, or the values of
    /// Istio's Helm charts.
    /// </summary>
    /// <exception cref="MeshException">The errors of <see cref="ConfigReader.ReadFileAsync"/>.</exception>
    public static async Task<ConfigConversion> ConvertFileAsync(string path, IMeshConfigResolver resolver, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(resolver);
        string text = await BoundedFile.ReadTextAsync(path, cancellationToken).ConfigureAwait(false);
        return ConvertText(text, path, resolver);
    }

    /// <summary>The configuration in a text, as <see cref="ConvertFileAsync"/> takes it.</summary>
    /// <exception cref="MeshException">The errors of <see cref="ConfigReader.ReadText"/>.</exception>
    public static ConfigConversion ConvertText(string text, string sourceName, IMeshConfigResolver resolver)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(resolver);
        ChangeLog log = new();
        MeshLayer layer = ConfigReader.ReadChanged(text, sourceName, document => document is MeshMap map ? DocumentConverter.Convert(map, log) : document);
        return new ConfigConversion(new MeshConfig([layer], resolver), log.Changes);
    }
}
