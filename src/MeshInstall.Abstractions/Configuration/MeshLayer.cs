namespace MeshInstall;

/// <summary>
/// One layer of a configuration: a document to merge, or one value to set at a path. Layers are applied in order, later ones win.
/// </summary>
public sealed class MeshLayer
{
    private MeshLayer(MeshOrigin origin, string? path, MeshNode content, MeshListStrategy listStrategy)
    {
        Origin = origin;
        Path = path;
        Content = content;
        ListStrategy = listStrategy;
    }

    /// <summary>What the layer is and where it came from.</summary>
    public MeshOrigin Origin { get; }

    /// <summary>The path that a <c>-Set</c> layer sets, from <c>spec</c> on; null for a document.</summary>
    public string? Path { get; }

    /// <summary>The document (apiVersion, kind, metadata, spec), or the value to set.</summary>
    public MeshNode Content { get; }

    /// <summary>How the lists of this layer meet those of the layers below.</summary>
    public MeshListStrategy ListStrategy { get; }

    /// <summary>A layer that merges a document.</summary>
    public static MeshLayer OfDocument(MeshMap document, MeshOrigin origin, MeshListStrategy listStrategy = MeshListStrategy.Replace) =>
        new(origin, path: null, document, listStrategy);

    /// <summary>A layer that sets one value.</summary>
    public static MeshLayer OfValue(string path, MeshNode value, MeshOrigin origin) => new(origin, path, value, MeshListStrategy.Replace);

    /// <inheritdoc/>
    public override string ToString() => Path is null ? Origin.ToString() : $"{Origin} ({Path})";
}
