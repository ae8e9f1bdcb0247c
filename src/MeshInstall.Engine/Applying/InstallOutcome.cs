namespace MeshInstall.Engine.Applying;

/// <summary>What carrying out a plan came to.</summary>
/// <param name="Results">The outcome of each component, in the order they ended.</param>
/// <param name="Errors">Why components failed or were skipped; empty where all went well.</param>
/// <param name="Deleted">How many objects were deleted.</param>
internal sealed record InstallOutcome(IReadOnlyList<MeshInstallResult> Results, IReadOnlyList<MeshException> Errors, int Deleted)
{
    /// <summary>Whether every component ended well.</summary>
    public bool Succeeded => Errors.Count == 0;

    /// <summary>Why it failed, for the record; empty where it did not.</summary>
    public string Message => Errors.Count == 0 ? string.Empty : Errors[0].Message;
}
