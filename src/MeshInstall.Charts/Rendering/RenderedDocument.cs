namespace MeshInstall.Charts.Rendering;

/// <summary>One document that a template wrote. Its text is parsed to a tree only when someone asks for it.</summary>
public sealed class RenderedDocument
{
    private MeshNode? _body;

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

    /// <summary>What makes it a hook; null where it is none.</summary>
    public ChartHook? Hook { get; init; }

    /// <summary>Whether it holds nothing but comments; Helm prints such a document, and applies nothing.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The tree of the document; a null node where it is empty.</summary>
    /// <exception cref="ChartException"><c>ChartTemplateOutputInvalid</c>: it is no YAML.</exception>
    // Helm writes a line break behind each document, which belongs to a block of text that ends it.
    public MeshNode ReadBody() => _body ??= DocumentParse.Read(Template, Text.EndsWith('\n') ? Text : Text + "\n");

    /// <summary>The objects of the document: one, none where it is empty, or the items of a <c>List</c>.</summary>
    /// <exception cref="ChartException"><c>ChartTemplateOutputInvalid</c>: it is no YAML, or an object in it has no apiVersion, kind or name.</exception>
    public IReadOnlyList<MeshResource> ReadResources()
    {
        MeshNode body = ReadBody();
        return body.IsNull ? [] : [.. Items(body).Select(ToResource)];
    }

    /// <summary>The only object of the document.</summary>
    /// <exception cref="ChartException"><c>ChartTemplateOutputInvalid</c>: as <see cref="ReadResources"/>, or it holds none or several.</exception>
    public MeshResource ReadResource() => ReadResources() is [var only]
        ? only
        : throw Invalid("it does not hold one Kubernetes object");

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Name} ({Template})";

    private static IEnumerable<MeshNode> Items(MeshNode body) =>
        body is MeshMap map && map.FindText("kind") is { } kind && kind.EndsWith("List", StringComparison.Ordinal) && map.FindList("items") is { } items
            ? items.SelectMany(Items)
            : [body];

    private MeshResource ToResource(MeshNode node)
    {
        try
        {
            return new MeshResource(node as MeshMap ?? throw Invalid($"{node.Origin}: a Kubernetes object is a map"));
        }
        catch (ArgumentException exception)
        {
            string reason = exception.Message.Split(" (Parameter", 2)[0];
            throw Invalid(node.Origin is null ? reason : $"{node.Origin}: {reason}");
        }
    }

    private ChartException Invalid(string reason) => new(
        "ChartTemplateOutputInvalid", MeshErrorKind.InvalidData, $"What {Template} wrote cannot be applied: {reason}",
        "Look at what the template writes: each document is one object with apiVersion, kind and metadata.name.", Template);
}
