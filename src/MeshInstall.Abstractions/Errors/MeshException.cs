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

/// <summary>The error of MeshInstall's engine: what failed, on what, why, and what to do next.</summary>
public class MeshException : Exception
{
    /// <summary>An error.</summary>
    /// <param name="errorId">The stable id, such as <c>ProfileNotFound</c>.</param>
    /// <param name="kind">The kind of failure.</param>
    /// <param name="message">What failed, on what, where and why, in one sentence or two.</param>
    /// <param name="recommendedAction">What to do next.</param>
    /// <param name="target">What it failed on: a path, a name, a resource.</param>
    /// <param name="innerException">The cause.</param>
    public MeshException(
        string errorId, MeshErrorKind kind, string message, string recommendedAction, object? target = null, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Kind = kind;
        RecommendedAction = recommendedAction;
        Target = target;
    }

    /// <summary>The stable id.</summary>
    public string ErrorId { get; }

    /// <summary>The kind of failure.</summary>
    public MeshErrorKind Kind { get; }

    /// <summary>What to do next.</summary>
    public string RecommendedAction { get; }

    /// <summary>What it failed on; null where nothing can be named.</summary>
    public object? Target { get; }
}
