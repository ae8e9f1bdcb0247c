using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>A pipeline whose value is printed, unless it goes into variables.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Pipe">The pipeline.</param>
internal sealed record ActionNode(int Position, PipeNode Pipe) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        text.Append("{{");
        Pipe.WriteTo(text);
        text.Append("}}");
    }
}
