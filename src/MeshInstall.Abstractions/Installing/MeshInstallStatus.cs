namespace MeshInstall;

/// <summary>How the installation of one component ended.</summary>
public enum MeshInstallStatus
{
    /// <summary>Applied, and every object of it is ready.</summary>
    Ready,

    /// <summary>Applied; nobody waited for it.</summary>
    Applied,

    /// <summary>The server checked it and would accept it; nothing was stored.</summary>
    Checked,

    /// <summary>It failed; the message says why.</summary>
    Failed,

    /// <summary>It was not started, since something it needs failed.</summary>
    Skipped,

    /// <summary>It is no longer wanted, and its objects are gone.</summary>
    Removed,
}
