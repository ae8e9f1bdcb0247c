using System.Text;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Rendering;

/// <summary>What a chart rendered to.</summary>
public sealed class RenderedChart
{
    /// <summary>The files under <c>crds/</c>, where they were asked for, by documents.</summary>
    public IReadOnlyList<RenderedDocument> Crds { get; init; } = [];

    /// <summary>The documents, in install order; those that hold nothing but comments are left out.</summary>
    public required IReadOnlyList<RenderedDocument> Documents { get; init; }

    /// <summary>The hooks, in the order Helm lists them: by kind, not by weight.</summary>
    public IReadOnlyList<RenderedDocument> Hooks { get; init; } = [];

    /// <summary>The rendered NOTES.txt; empty without one.</summary>
    public string Notes { get; init; } = string.Empty;

    /// <summary>What the engine warns of, such as values that a chart would not take.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>All texts in order, as Helm prints them: whole files under <c>crds/</c>, and documents, empty ones included.</summary>
    internal IReadOnlyList<(string Path, string Text)> Manifest { get; init; } = [];

    /// <summary>The text that <c>helm template</c> prints, byte for byte: CRDs, documents, hooks. Bytes that are no UTF-8 need <see cref="ToUtf8"/>.</summary>
    public string ToText()
    {
        StringBuilder text = new(Manifest.Sum(part => part.Text.Length + part.Path.Length + 32));
        foreach ((string path, string content) in Manifest)
        {
            Append(text, path, content);
        }

        TrimAround(text);
        text.Append('\n');
        foreach (RenderedDocument hook in Hooks)
        {
            Append(text, hook.Template, hook.Text);
        }

        return text.ToString();
    }

    /// <summary>What the templates of some paths wrote, as <c>helm template --show-only</c> picks it: pattern by pattern, each in the order of the text.</summary>
    /// <param name="patterns">Paths inside the chart, such as <c>templates/*.yaml</c>; <c>*</c> and <c>?</c> stop at slashes.</param>
    /// <exception cref="ChartException">A pattern fits no template that wrote something (<c>ChartTemplateNotFound</c>).</exception>
    public IReadOnlyList<RenderedDocument> Select(IReadOnlyList<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        return TemplateSelection.Of(ToText(), patterns);
    }

    /// <summary>The bytes that <c>helm template</c> prints.</summary>
    public byte[] ToUtf8() => GoString.ToBytes(ToText());

    private static void Append(StringBuilder text, string path, string content) =>
        text.Append("---\n# Source: ").Append(path).Append('\n').Append(content).Append('\n');

    private static void TrimAround(StringBuilder text)
    {
        // It starts with the separator; only the end of a file under crds/ can be blank.
        while (text.Length > 0 && char.IsWhiteSpace(text[^1]))
        {
            text.Length--;
        }
    }
}
