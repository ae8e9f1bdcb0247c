using MeshInstall.Charts.Loading;
using Scriban;

namespace MeshInstall.Engine.Rendering.Templates;

/// <summary>A built-in chart: its name, the defaults of its values, and its templates, parsed. Immutable, and safe to render from many threads.</summary>
public sealed class BuiltInChart
{
    internal BuiltInChart(
        MeshMap metadata,
        MeshMap values,
        IReadOnlyList<Template> templates,
        IReadOnlyDictionary<string, Template> partials,
        IReadOnlyDictionary<string, string> files,
        IReadOnlyList<ChartFile> sources)
    {
        Name = Text(metadata, "name");
        Version = Text(metadata, "version");
        AppVersion = Text(metadata, "appVersion");
        Values = values;
        Templates = templates;
        Partials = partials;
        Files = files;
        Sources = sources;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The version of the chart.</summary>
    public string Version { get; }

    /// <summary>The version of what it installs.</summary>
    public string AppVersion { get; }

    /// <summary>The defaults of the values.</summary>
    public MeshMap Values { get; }

    /// <summary>The templates, in the order they are rendered.</summary>
    internal IReadOnlyList<Template> Templates { get; }

    /// <summary>The templates that others include, by name.</summary>
    internal IReadOnlyDictionary<string, Template> Partials { get; }

    /// <summary>The text of the files that templates read, by their path under <c>files/</c>.</summary>
    internal IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>All that it was read from, with the partials that charts share.</summary>
    internal IReadOnlyList<ChartFile> Sources { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}-{Version}";

    private static string Text(MeshMap metadata, string key) => metadata.Find(key) is MeshScalar { IsNull: false } text ? text.ToString() : string.Empty;
}
