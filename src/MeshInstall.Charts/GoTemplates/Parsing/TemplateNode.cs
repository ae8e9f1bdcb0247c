using System.Text;
using MeshInstall.Charts.GoValues.Printing;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary><c>template</c>, also what <c>block</c> leaves where it stands.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Name">The template to run.</param>
/// <param name="Pipe">Its dot; null for nil.</param>
internal sealed record TemplateNode(int Position, string Name, PipeNode? Pipe) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        text.Append("{{template ").Append(GoQuoting.Quote(Name));
        if (Pipe is not null)
        {
            text.Append(' ');
            Pipe.WriteTo(text);
        }

        text.Append("}}");
    }
}
