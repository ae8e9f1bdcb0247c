using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>An operand, or a function or method with its arguments.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Arguments">The operands; the first one is the function or method.</param>
internal sealed record CommandNode(int Position, IReadOnlyList<Node> Arguments) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        for (int i = 0; i < Arguments.Count; i++)
        {
            bool inParentheses = Arguments[i] is PipeNode;
            text.Append(i > 0 ? " " : string.Empty).Append(inParentheses ? "(" : string.Empty);
            Arguments[i].WriteTo(text);
            text.Append(inParentheses ? ")" : string.Empty);
        }
    }
}
