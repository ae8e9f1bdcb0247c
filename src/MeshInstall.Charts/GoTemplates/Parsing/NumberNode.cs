using System.Text;

namespace MeshInstall.Charts.GoTemplates.Parsing;

/// <summary>A number constant; which types can hold it follows from how it is written.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Text">As written.</param>
/// <param name="Integer">The value as int64, where it is one.</param>
/// <param name="Unsigned">The value as uint64, where it is one.</param>
/// <param name="Float">The value as float64, where it is one.</param>
internal sealed record NumberNode(int Position, string Text, long? Integer, ulong? Unsigned, double? Float) : Node(Position)
{
    /// <summary>Whether it is written as a float, so that it is one where nothing else asks for a type.</summary>
    public bool LooksLikeFloat => Float is not null && Text[0] != '\'' && !IsHexadecimalInteger && Text.AsSpan().ContainsAny(".eEpP");

    private bool IsHexadecimalInteger => Text.Length > 2 && Text[0] == '0' && Text[1] is 'x' or 'X' && !Text.AsSpan().ContainsAny('p', 'P');

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append(Text);
}
