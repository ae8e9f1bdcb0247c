namespace MeshInstall.Charts.GoTemplates.Compiling;

/// <summary>A text with the name of the template it is.</summary>
/// <param name="Name">The name, such as <c>istiod/templates/deployment.yaml</c>.</param>
/// <param name="Text">The text.</param>
internal sealed record TemplateSource(string Name, string Text)
{
    /// <summary>The line and column, both from 1, of a place in the text.</summary>
    public (int Line, int Column) Locate(int position)
    {
        ReadOnlySpan<char> before = Text.AsSpan(0, Math.Min(position, Text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
