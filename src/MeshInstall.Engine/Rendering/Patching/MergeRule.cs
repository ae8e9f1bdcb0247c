namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>The rule of one field.</summary>
/// <param name="Kind">How it is merged.</param>
/// <param name="Key">The name that identifies an item of a list; empty for a list of plain values.</param>
/// <param name="Type">The type of the field, or of its items, for the rules below it.</param>
internal sealed record MergeRule(MergeKind Kind, string Key, string Type)
{
    /// <summary>The rule of fields that are not listed.</summary>
    public static MergeRule None { get; } = new(MergeKind.Map, string.Empty, string.Empty);
}
