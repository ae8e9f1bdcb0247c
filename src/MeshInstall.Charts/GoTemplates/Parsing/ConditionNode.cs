using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary><c>if</c> or <c>with</c>, with every <c>else if</c> or <c>else with</c>.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="SetsDot">Whether it is <c>with</c>.</param>
/// <param name="Branches">The conditions and what follows them, in their order.</param>
/// <param name="Else">What follows where none holds; null without <c>else</c>.</param>
internal sealed record ConditionNode(int Position, bool SetsDot, IReadOnlyList<Branch> Branches, ListNode? Else) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        text.Append(SetsDot ? "{{with " : "{{if ");
        Branches[0].Pipe.WriteTo(text);
        text.Append("}}");
    }
}
