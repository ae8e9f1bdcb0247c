namespace MeshInstall.Charts.Rendering;

/// <summary>One document that a template wrote. Its text is parsed to a tree only when someone asks for it.</summary>
public sealed class RenderedDocument
{
    /// <summary>The template that wrote it, such as <c>istiod/templates/deployment.yaml</c>.</summary>
    public required string Template { get; init; }

    /// <summary>The text, without the separator.</summary>
    public required string Text { get; init; }

    /// <summary>The apiVersion; empty where it has none.</summary>
    public string ApiVersion { get; init; } = string.Empty;

    /// <summary>The kind; empty where it has none.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>The metadata.name; empty where it has none.</summary>
    public string Name { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Name} ({Template})";
}
