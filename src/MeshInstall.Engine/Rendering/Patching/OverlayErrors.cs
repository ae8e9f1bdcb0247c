namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>The errors of overlays.</summary>
internal static class OverlayErrors
{
    /// <summary>An overlay that cannot be applied.</summary>
    public static MeshException Invalid(string message, MeshOrigin? origin, object? target) => new(
        "OverlayInvalid",
        MeshErrorKind.InvalidData,
        origin is null ? message : $"{origin}: {message}",
        "Correct the path: a.b for fields, [name:x] for the item of a list, [0] for its position, [-1] to append, \\. for a dot in a name.",
        target);
}
