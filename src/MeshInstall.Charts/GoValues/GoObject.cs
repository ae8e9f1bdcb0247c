using System.Diagnostics.CodeAnalysis;

namespace MeshInstall.Charts.GoValues;

/// <summary>A Go struct or pointer that templates reach into: its exported fields, and the methods of its <see cref="Type"/>.</summary>
internal abstract class GoObject
{
    public abstract GoType Type { get; }

    /// <summary>The bool, number or string behind a named type such as <c>time.Duration</c>; null for structs.</summary>
    public virtual object? Underlying => null;

    /// <summary>What <c>%v</c> prints; structs without a String method print their fields in braces.</summary>
    public abstract override string ToString();

    /// <summary>The fields of a struct without a String method, those that only its package sees too: what stands between the braces; null for all else.</summary>
    public virtual IReadOnlyList<KeyValuePair<string, object?>>? PrintedFields => null;

    /// <summary>What a function gets that takes anything: a copy of a struct, which has no address and so none of its pointer's methods.</summary>
    public virtual GoObject Copy => this;

    /// <summary>What an action prints: as <see cref="ToString"/>, unless a pointer to it has a String method that the value has not.</summary>
    public virtual string Print() => ToString();

    /// <summary>What encoders write in its place: a string, a number, a map or a list.</summary>
    public virtual object? Encode(GoEncoding encoding) => Underlying ?? ToString();

    public virtual bool TryGetField(string name, [MaybeNullWhen(false)] out object? value)
    {
        value = null;
        return false;
    }
}
