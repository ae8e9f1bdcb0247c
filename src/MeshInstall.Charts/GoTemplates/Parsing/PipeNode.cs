using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>Commands, each the last argument of the next, and the variables that take the result.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="IsAssignment">Whether the variables exist already.</param>
/// <param name="Variables">The variables; none, one, or two in a range.</param>
/// <param name="Commands">The commands.</param>
internal sealed record PipeNode(int Position, bool IsAssignment, IReadOnlyList<VariableNode> Variables, IReadOnlyList<CommandNode> Commands) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        if (text.Length > LongestText)
        {
            text.Append("...");
            return;
        }

        for (int i = 0; i < Variables.Count; i++)
        {
            text.Append(i > 0 ? ", " : string.Empty);
            Variables[i].WriteTo(text);
        }

        text.Append(Variables.Count == 0 ? string.Empty : IsAssignment ? " = " : " := ");
        for (int i = 0; i < Commands.Count; i++)
        {
            text.Append(i > 0 ? " | " : string.Empty);
            Commands[i].WriteTo(text);
        }
    }
}
