namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>What a step of a path selects by.</summary>
internal enum OverlayStepKind
{
    /// <summary>A field of a map.</summary>
    Field,

    /// <summary>The item of a list whose field has a value.</summary>
    KeyValue,

    /// <summary>The plain item of a list that a pattern matches.</summary>
    Value,

    /// <summary>The position in a list; -1 or beyond the end appends.</summary>
    Position,
}

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
