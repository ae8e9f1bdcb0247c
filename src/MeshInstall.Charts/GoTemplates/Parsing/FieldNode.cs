using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>Fields of the dot: <c>.a.b</c>.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Names">The names, without dots.</param>
internal sealed record FieldNode(int Position, IReadOnlyList<string> Names) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        foreach (string name in Names)
        {
            text.Append('.').Append(name);
        }
    }
}
