namespace MeshInstall;

/// <summary>How a check of a cluster came out.</summary>
public enum MeshCheckStatus
{
    /// <summary>Nothing is in the way.</summary>
    Passed,

    /// <summary>An installation works, but not as it should, or not for long.</summary>
    Warning,

    /// <summary>An installation would fail or do harm.</summary>
    Failed,

    /// <summary>It could not be found out, mostly for a lack of rights.</summary>
    Skipped,
}
