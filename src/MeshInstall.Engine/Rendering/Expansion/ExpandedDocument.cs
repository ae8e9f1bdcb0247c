using MeshInstall.Charts.Rendering;

namespace MeshInstall.Engine.Rendering.Expansion;

/// <summary>One document that a template wrote.</summary>
/// <param name="document">What the chart engine gave.</param>
public sealed class ExpandedDocument(RenderedDocument document)
{
    /// <summary>The template's file, such as <c>kiali-server/templates/deployment.yaml</c>.</summary>
    public string Template => document.Template;

    /// <summary>The text, without the separator.</summary>
    public string Text => document.Text;

    /// <summary>The objects in it; a list of objects is its items, and what holds nothing but comments is none.</summary>
    /// <exception cref="MeshException">Something in it is no object (<c>ChartTemplateOutputInvalid</c>).</exception>
    public IReadOnlyList<MeshResource> ReadResources() => document.ReadResources();
}
