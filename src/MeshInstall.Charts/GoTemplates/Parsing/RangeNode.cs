using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary><c>range</c>.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Pipe">What it goes over.</param>
/// <param name="List">What it does for each.</param>
/// <param name="Else">What it does where there is none; null without <c>else</c>.</param>
internal sealed record RangeNode(int Position, PipeNode Pipe, ListNode List, ListNode? Else) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        text.Append("{{range ");
        Pipe.WriteTo(text);
        text.Append("}}");
    }
}
