namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>One step of an overlay's path.</summary>
/// <param name="Kind">What it selects by.</param>
/// <param name="Key">The field's name, or the item's field.</param>
/// <param name="Value">The value looked for.</param>
/// <param name="Index">The position, from 0; -1 appends.</param>
internal sealed record OverlayStep(OverlayStepKind Kind, string Key, string Value, int Index)
{
    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        OverlayStepKind.Field => Key,
        OverlayStepKind.KeyValue => $"[{Key}:{Value}]",
        OverlayStepKind.Value => $"[{Value}]",
        _ => $"[{Index}]",
    };
}
