using System.Collections.Frozen;
using MeshInstall.Charts.Functions;
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

    /// <summary>A type over <c>int</c> that has its String method and no other.</summary>
    protected static GoType TypeOfNames(string name) => new(name, GoKind.Int)
    {
        Methods = new[] { new GoFunction("String", (_, a) => a[0]!.ToString()) }.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal),
    };
}
