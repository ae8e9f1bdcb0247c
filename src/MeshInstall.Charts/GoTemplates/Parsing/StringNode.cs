using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>A string constant.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Quoted">As written, with its quotes.</param>
/// <param name="Value">The value.</param>
internal sealed record StringNode(int Position, string Quoted, string Value) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append(Quoted);
}
