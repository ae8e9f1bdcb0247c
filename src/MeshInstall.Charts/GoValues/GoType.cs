using System.Collections.Frozen;
using MeshInstall.Charts.Functions;

namespace MeshInstall.Charts.GoValues;

/// <summary>The Go type of a map, list or object: what <c>typeOf</c> and <c>%T</c> print, what <c>kindOf</c> prints, and its methods.</summary>
/// <param name="name">The name as Go prints it, such as <c>map[string]interface {}</c>.</param>
/// <param name="kind">The kind.</param>
internal sealed class GoType(string name, GoKind kind)
{
    public static GoType MapOfAny { get; } = new("map[string]interface {}", GoKind.Map);

    public static GoType MapOfString { get; } = new("map[string]string", GoKind.Map) { ElementZero = string.Empty };

    public static GoType SliceOfAny { get; } = new("[]interface {}", GoKind.Slice);

    public static GoType SliceOfString { get; } = new("[]string", GoKind.Slice) { ElementZero = string.Empty };

    public static GoType SliceOfByte { get; } = new("[]uint8", GoKind.Slice) { ElementZero = (byte)0 };

    public static GoType SliceOfInt { get; } = new("[]int", GoKind.Slice) { ElementZero = (nint)0 };

    public string Name { get; } = name;

    public GoKind Kind { get; } = kind;

    /// <summary>The zero value of the elements of a map or slice, which a map gives for a key that it has not; null where they are <c>interface {}</c>.</summary>
    public object? ElementZero { get; init; }

    /// <summary>The exported methods by name; the receiver is the first argument of the body, and stands in no parameter list.</summary>
    public FrozenDictionary<string, GoFunction> Methods { get; init; } = FrozenDictionary<string, GoFunction>.Empty;

    public override string ToString() => Name;
}
