namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>The errors of patches.</summary>
internal static class PatchErrors
{
    /// <summary>The name under which a patch tells what to do with a map or item.</summary>
    public const string Directive = "$patch";

    /// <summary>A patch that does not fit the object.</summary>
    public static MeshException Invalid(string path, string reason, MeshOrigin? origin = null) => new(
        "PatchInvalid",
        MeshErrorKind.InvalidData,
        $"The patch of {path.TrimStart('.')}{(origin is null ? string.Empty : $" at {origin}")} does not fit: {reason}.",
        "Correct the component's k8s settings; each has the shape of the Kubernetes field it patches.",
        path);

    /// <summary>Settings and overlays of a component for objects that it does not have.</summary>
    public static MeshException WithoutTarget(string component, IReadOnlyList<string> reasons) => new(
        "PatchWithoutTarget",
        MeshErrorKind.NotFound,
        $"{component}: {string.Join(" ", reasons)}",
        "Name an object that the component has, turn on what makes it, or leave -Strict out to be warned only.",
        component);

    /// <summary>A directive that is not one of Kubernetes'.</summary>
    public static MeshException UnknownDirective(string path, string directive) =>
        Invalid(path, $"'{directive}' is no {Directive} directive; there are replace and delete");
}
