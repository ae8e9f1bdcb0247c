using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>The name of a function.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Name">The name.</param>
internal sealed record IdentifierNode(int Position, string Name) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append(Name);
}
