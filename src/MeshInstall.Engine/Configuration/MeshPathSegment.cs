using System.Globalization;

namespace MeshInstall.Engine.Configuration;

/// <summary>What one segment of a path does.</summary>
public enum MeshPathSegmentKind
{
    /// <summary>Takes the entry of a map.</summary>
    Key,

    /// <summary>Takes the item of a list by its position, from 0; setting at or past the end, or below 0, appends.</summary>
    Index,

    /// <summary>Takes the first item of a list that is a map with a given entry, as <c>[name:istio-ingressgateway]</c>.</summary>
    Selector,

    /// <summary>Stands behind the last item of a list, as <c>[]</c>; only setting can use it.</summary>
    Append,
}

/// <summary>One segment of a <see cref="MeshPath"/>.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">The key of a map, or the key that a selector compares; empty for the others.</param>
/// <param name="Value">The text that a selector looks for.</param>
/// <param name="Position">The position in a list.</param>
public readonly record struct MeshPathSegment(MeshPathSegmentKind Kind, string Name = "", string Value = "", int Position = 0)
{
    /// <summary>The segment as it is written in a path, without the dot before it.</summary>
    public override string ToString() => Kind switch
    {
        MeshPathSegmentKind.Key => Escape(Name),
        MeshPathSegmentKind.Index => string.Create(CultureInfo.InvariantCulture, $"[{Position}]"),
        MeshPathSegmentKind.Selector => $"[{Escape(Name)}:{Escape(Value)}]",
        _ => "[]",
    };

    /// <summary>Whether <paramref name="item"/> is what the selector looks for; numbers and Booleans compare by their text.</summary>
    internal bool Selects(MeshNode item) =>
        item is MeshMap map && map.Find(Name) is MeshScalar scalar && string.Equals(scalar.ToString(), Value, StringComparison.Ordinal);

    private static string Escape(string text) => text
        .Replace(".", "\\.", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
}
