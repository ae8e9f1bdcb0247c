namespace MeshInstall;

/// <summary>What kind of failure an error is; the cmdlets map it to PowerShell's error categories.</summary>
public enum MeshErrorKind
{
    /// <summary>Something named does not exist.</summary>
    NotFound,

    /// <summary>An argument is not acceptable.</summary>
    InvalidArgument,

    /// <summary>Data is not acceptable.</summary>
    InvalidData,

    /// <summary>Text does not parse.</summary>
    Syntax,

    /// <summary>A bound on size, depth or time was exceeded.</summary>
    LimitExceeded,

    /// <summary>Something exists that may not.</summary>
    AlreadyExists,

    /// <summary>A connection failed.</summary>
    Connection,

    /// <summary>TLS failed.</summary>
    Security,

    /// <summary>The server does not know who asks.</summary>
    Authentication,

    /// <summary>The server does not allow it.</summary>
    PermissionDenied,

    /// <summary>Another owner or a conflict stands in the way.</summary>
    Conflict,

    /// <summary>The server cannot answer now.</summary>
    Unavailable,

    /// <summary>The time allowed is over.</summary>
    Timeout,

    /// <summary>A file cannot be read.</summary>
    Read,

    /// <summary>A file cannot be written.</summary>
    Write,

    /// <summary>Something was not done because what it needs failed.</summary>
    DependencyFailed,
}
