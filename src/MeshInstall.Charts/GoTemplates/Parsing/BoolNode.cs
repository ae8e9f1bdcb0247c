using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Value">The value.</param>
internal sealed record BoolNode(int Position, bool Value) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append(Value ? "true" : "false");
}
