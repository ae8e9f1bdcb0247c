using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>The dot.</summary>
/// <param name="Position">Where it starts.</param>
internal sealed record DotNode(int Position) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append('.');
}
