using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>The untyped nil.</summary>
/// <param name="Position">Where it starts.</param>
internal sealed record NilNode(int Position) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append("nil");
}
