using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary><c>continue</c>.</summary>
/// <param name="Position">Where it starts.</param>
internal sealed record ContinueNode(int Position) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append("{{continue}}");
}
