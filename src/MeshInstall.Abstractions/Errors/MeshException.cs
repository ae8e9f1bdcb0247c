namespace MeshInstall;

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
