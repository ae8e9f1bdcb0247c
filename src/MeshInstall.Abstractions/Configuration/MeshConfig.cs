namespace MeshInstall;

/// <summary>
/// An IstioOperator configuration: layers in order, and the one document they resolve to. Immutable; adding a layer gives a new one.
/// </summary>
public sealed class MeshConfig
{
    private readonly IMeshConfigResolver _resolver;
    private readonly Lazy<MeshMap> _document;

    /// <summary>A configuration of layers.</summary>
    public MeshConfig(IReadOnlyList<MeshLayer> layers, IMeshConfigResolver resolver)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(resolver);
        Layers = IndexedList.Of(layers);
        _resolver = resolver;
        _document = new Lazy<MeshMap>(() => resolver.Resolve(layers), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The metadata.name of the document; <c>installed-state</c> where it has none, as istioctl calls it.</summary>
    public string Name => Document.FindMap("metadata")?.FindText("name") ?? "installed-state";

    /// <summary>The profile it stands on.</summary>
    public string Profile => Spec.FindText("profile") is { Length: > 0 } profile ? profile : "default";

    /// <summary>The registry and repository of the images.</summary>
    public string? Hub => Spec.FindText("hub");

    /// <summary>The tag of the images.</summary>
    public string? Tag => Spec.Find("tag") is MeshScalar { IsNull: false } tag ? tag.ToString() : null;

    /// <summary>The revision of the control plane; empty for the default one.</summary>
    public string Revision => Spec.FindText("revision") ?? string.Empty;

    /// <summary>The namespace of the control plane.</summary>
    public string Namespace =>
        NonEmpty(Spec.FindText("namespace"))
        ?? NonEmpty(Spec.FindMap("values")?.FindMap("global")?.FindText("istioNamespace"))
        ?? NonEmpty(Document.FindMap("metadata")?.FindText("namespace"))
        ?? "istio-system";

    /// <summary>The layers, lowest first.</summary>
    public IReadOnlyList<MeshLayer> Layers { get; }

    /// <summary>The resolved document: apiVersion, kind, metadata, spec.</summary>
    public MeshMap Document => _document.Value;

    /// <summary>The resolved spec.</summary>
    public MeshMap Spec => Document.FindMap("spec") ?? MeshMap.Empty;

    /// <summary>The same configuration with more layers on top.</summary>
    public MeshConfig WithLayers(IEnumerable<MeshLayer> layers) => new([.. Layers, .. layers], _resolver);

    /// <summary>Other layers, resolved as these are.</summary>
    public MeshConfig ReplaceLayers(IReadOnlyList<MeshLayer> layers) => new(layers, _resolver);

    /// <summary>The same layers resolved another way, such as on the profiles of a chart package.</summary>
    public MeshConfig WithResolver(IMeshConfigResolver resolver) => new(Layers, resolver);

    /// <summary>Every layer that takes part, lowest first, those of the profile and of the release in use included.</summary>
    /// <exception cref="MeshException">The profile is not known.</exception>
    public IReadOnlyList<MeshLayer> ExpandLayers() => IndexedList.Of(_resolver.Expand(Layers));

    /// <summary>Where the value at <paramref name="path"/> was written; null where nothing stands there.</summary>
    public MeshOrigin? GetOrigin(string path) => _resolver.Find(Document, path)?.Origin;

    /// <summary>The plain value at <paramref name="path"/>; null where nothing stands there.</summary>
    public object? GetValue(string path) => _resolver.Find(Document, path)?.ToObject();

    /// <summary>Every leaf of the spec, with its origin, in document order.</summary>
    public IReadOnlyList<MeshConfigValue> GetValues() => Leaves("spec", Spec).ToArray();

    /// <summary>The spec as text for a screen: JSON, without values that are secret.</summary>
    public string ToShownText() => HiddenValues.Of(Spec).ToString()!;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} (profile {Profile}, {Hub}:{Tag})";

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static IEnumerable<MeshConfigValue> Leaves(string path, MeshNode node) => node switch
    {
        MeshMap { Count: > 0 } map => map.SelectMany(entry =>
            Leaves($"{path}.{entry.Key.Replace(".", "\\.", StringComparison.Ordinal)}", entry.Value)),
        MeshList { Count: > 0 } list => list.SelectMany((item, index) => Leaves($"{path}[{index}]", item)),
        _ => [new MeshConfigValue(path, node.ToObject(), node.Origin)],
    };
}
