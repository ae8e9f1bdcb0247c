using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Dates;

/// <summary>A value of a named Go type whose kind is an integer: it prints as its String method says, and counts as a number.</summary>
internal abstract class GoNamedInteger(GoType type, long value) : GoObject
{
    public override GoType Type => type;

    public long Value { get; } = value;

    public override object? Underlying => type.Kind == GoKind.Int ? (nint)Value : (object)Value;

    public override bool Equals(object? obj) => obj is GoNamedInteger other && other.Type == Type && other.Value == Value;

    public override int GetHashCode() => Value.GetHashCode();
}
