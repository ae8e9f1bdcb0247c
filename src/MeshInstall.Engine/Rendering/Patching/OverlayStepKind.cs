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
