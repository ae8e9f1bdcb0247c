using MeshInstall.Engine.Inspecting;

namespace MeshInstall.Engine.Planning;

/// <summary>The errors of planning an uninstallation.</summary>
internal static class UninstallErrors
{
    public static MeshException TargetMissing() => new(
        "UninstallTargetMissing",
        MeshErrorKind.InvalidArgument,
        "Nothing was named that is to be uninstalled.",
        "Name a revision, such as default (Get-Mesh lists them), or give -All.");

    public static MeshException TargetInvalid(UninstallOptions options) => new(
        "UninstallTargetInvalid",
        MeshErrorKind.InvalidArgument,
        options.All
            ? "-All takes every revision out, so that no revision can be named beside it."
            : "Every revision needs the custom resource definitions, so that they go only with -All.",
        options.All ? "Give either a revision or -All." : "Leave -IncludeCrds out, or give -All in place of the revision.",
        options.Revision);

    public static MeshException NotFound(string cluster, UninstallOptions options) => new(
        "MeshNotFound",
        MeshErrorKind.NotFound,
        $"No installation{(options.Revision is null ? string.Empty : $" of the revision {options.Revision}")} was found on {cluster}{(options.Namespace is null ? string.Empty : $" in {options.Namespace}")}.",
        "Get-Mesh and Get-MeshRelease list what is installed.",
        options.Revision ?? cluster);

    public static MeshException InUse(UninstallOptions options, RevisionUse use) => new(
        "MeshInUse",
        MeshErrorKind.Conflict,
        $"{(options.All ? "The mesh" : $"Revision {options.Revision}")} is still in use, so nothing was changed. {string.Join(" ", use.Describe())}",
        "Take the labels off the namespaces and restart their workloads first, or uninstall all the same with -Force.",
        use.Namespaces.Concat(use.Pods).ToList());
}
