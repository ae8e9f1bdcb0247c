using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>Text between actions.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Text">The text, trimmed where the actions beside it ask for it.</param>
internal sealed record TextNode(int Position, string Text) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append(Text);
}
