using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Loading;

/// <summary>One chart in memory, as loaded: nothing of it changes when it is rendered, so it can be rendered many times and at the same time.</summary>
public sealed class Chart
{
    private string? _digest;
    private GoMap? _defaultValues;
    private IReadOnlyList<string>? _templateTexts;

    /// <summary>What its Chart.yaml says.</summary>
    public required ChartMetadata Metadata { get; init; }

    /// <summary>The default values; empty without a values.yaml.</summary>
    public MeshMap Values { get; init; } = MeshMap.Empty;

    /// <summary>The text of values.schema.json; empty without one.</summary>
    public ReadOnlyMemory<byte> Schema { get; init; }

    /// <summary>The files under <c>templates/</c>.</summary>
    public IReadOnlyList<ChartFile> Templates { get; init; } = [];

    /// <summary>All other files, what stands under <c>crds/</c> included; templates see them as <c>.Files</c>.</summary>
    public IReadOnlyList<ChartFile> Files { get; init; } = [];

    /// <summary>The charts under <c>charts/</c>, whether they are wanted or not.</summary>
    public IReadOnlyList<Chart> Dependencies { get; init; } = [];

    /// <summary>
    /// The digest (<c>sha256:...</c>) of all that it was made of, the charts inside it included: the same wherever the same files were read from, a folder or
    /// a packed file. Made when first asked for.
    /// </summary>
    public string Digest => _digest ??= ChartDigest.Of(Sources, SubchartNames.Zip(Dependencies, (name, chart) => (name, chart.Digest)));

    /// <summary>Its own files, as they were read.</summary>
    internal IReadOnlyList<ChartFile> Sources { get; init; } = [];

    /// <summary>What the folders or packed files of <see cref="Dependencies"/> are called.</summary>
    internal IReadOnlyList<string> SubchartNames { get; init; } = [];

    /// <summary>Whether it is a library: its templates define, and render nothing.</summary>
    public bool IsLibrary => Metadata.Type.Equals("library", StringComparison.OrdinalIgnoreCase);

    /// <summary>The default values as templates have them; renders work on copies.</summary>
    internal GoMap DefaultValues => _defaultValues ??= GoConversion.FromMap(Values);

    /// <summary>The texts of <see cref="Templates"/>.</summary>
    internal IReadOnlyList<string> TemplateTexts => _templateTexts ??= [.. Templates.Select(file => GoString.FromBytes(file.Data.Span))];

    /// <inheritdoc/>
    public override string ToString() => Metadata.ToString();
}
