namespace MeshInstall.Engine.Releases;

/// <summary>What can be wrong with the record of releases.</summary>
internal static class ReleaseErrors
{
    public static MeshException Conflict(string target, string what) => new(
        "ReleaseConflict",
        MeshErrorKind.Conflict,
        $"{target}: {what}.",
        "Another installer changes the same installation; look at it with Get-MeshRelease, then run the command again.",
        target);

    public static MeshException Missing(MeshRelease release) => new(
        "ReleaseNotFound",
        MeshErrorKind.NotFound,
        $"Release {release.Number} of revision {release.Revision} is not in namespace {release.Namespace} any more.",
        "List the releases that are there with Get-MeshRelease.",
        release);

    public static MeshException Invalid(string target, string why, Exception? cause = null) => new(
        "ReleaseInvalid",
        MeshErrorKind.InvalidData,
        $"The release in Secret {target} cannot be read: {why}.",
        "Use another release; Get-MeshRelease lists them. Delete the Secret when it is not needed.",
        target,
        cause);

    public static MeshException TooLarge(string what) => new(
        "ReleaseTooLarge",
        MeshErrorKind.LimitExceeded,
        $"The release cannot be recorded in the cluster: {what}.",
        "Install fewer components at a time, or shorten the configuration.");

    public static MeshException TooDeep() => TooLarge($"a value nests deeper than {RecordedTree.MaxDepth} levels");

    public static MeshException RevisionInvalid(string revision) => new(
        "RevisionInvalid",
        MeshErrorKind.InvalidArgument,
        $"'{revision}' cannot be the name of a revision: it must be at most 63 lower case letters, digits and '-', with a letter or digit at both ends.",
        "Correct spec.revision, or -Revision.",
        revision);

    public static MeshException OtherProfile(string named, string? recorded) => new(
        "ProfileNotFound",
        MeshErrorKind.NotFound,
        $"The profile '{named}' is not the one that the release was recorded with, '{recorded}'.",
        "Take the configuration from Get-MeshProfile instead.",
        named);
}
