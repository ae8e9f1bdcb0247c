namespace MeshInstall;

/// <summary>Where a release stands.</summary>
public enum MeshReleaseStatus
{
    /// <summary>Its operation has begun and not ended; when nobody holds the lock any more it was interrupted.</summary>
    Pending,

    /// <summary>It is what the cluster should be like now.</summary>
    Deployed,

    /// <summary>Its operation failed; what was written is still there.</summary>
    Failed,

    /// <summary>Its operation was stopped or killed before its end; a later one took over from there.</summary>
    Interrupted,

    /// <summary>It was deployed, and a later release took its place.</summary>
    Superseded,

    /// <summary>The installation was taken out of the cluster; the record was kept.</summary>
    Uninstalled,
}
