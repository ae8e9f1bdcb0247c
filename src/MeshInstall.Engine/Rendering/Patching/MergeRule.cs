namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>How a field is merged.</summary>
internal enum MergeKind
{
    /// <summary>Maps are merged, lists are replaced.</summary>
    Map,

    /// <summary>A list is merged, by a key, or as a set where there is none.</summary>
    List,

    /// <summary>The field is replaced whole.</summary>
    Replace,
}

/// <summary>The rule of one field.</summary>
/// <param name="Kind">How it is merged.</param>
/// <param name="Key">The name that identifies an item of a list; empty for a list of plain values.</param>
/// <param name="Type">The type of the field, or of its items, for the rules below it.</param>
internal sealed record MergeRule(MergeKind Kind, string Key, string Type)
{
    /// <summary>The rule of fields that are not listed.</summary>
    public static MergeRule None { get; } = new(MergeKind.Map, string.Empty, string.Empty);
}
