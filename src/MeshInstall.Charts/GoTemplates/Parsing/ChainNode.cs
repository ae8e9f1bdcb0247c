using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>Fields of a pipeline in parentheses or of a function's result: <c>(f x).a.b</c>.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Inner">What has the fields.</param>
/// <param name="Fields">The names of the fields, without dots.</param>
internal sealed record ChainNode(int Position, Node Inner, IReadOnlyList<string> Fields) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        bool inParentheses = Inner is PipeNode;
        text.Append(inParentheses ? "(" : string.Empty);
        Inner.WriteTo(text);
        text.Append(inParentheses ? ")" : string.Empty);
        foreach (string field in Fields)
        {
            text.Append('.').Append(field);
        }
    }
}
