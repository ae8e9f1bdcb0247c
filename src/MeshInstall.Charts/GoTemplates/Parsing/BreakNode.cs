using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary><c>break</c>.</summary>
/// <param name="Position">Where it starts.</param>
internal sealed record BreakNode(int Position) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append("{{break}}");
}
