using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>A variable, or fields of one: <c>$x.a.b</c>.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Name">The variable with its dollar sign.</param>
/// <param name="Fields">The names of the fields, without dots.</param>
internal sealed record VariableNode(int Position, string Name, IReadOnlyList<string> Fields) : Node(Position)
{
    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text)
    {
        text.Append(Name);
        foreach (string field in Fields)
        {
            text.Append('.').Append(field);
        }
    }
}
