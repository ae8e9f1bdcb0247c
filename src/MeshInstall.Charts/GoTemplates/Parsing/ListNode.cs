using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>Parts in the order they stand.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Nodes">The parts.</param>
internal sealed record ListNode(int Position, IReadOnlyList<Node> Nodes) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        foreach (Node node in Nodes)
        {
            node.WriteTo(text);
        }
    }
}
