using System.Management.Automation;

namespace MeshInstall.Errors;

/// <summary>The one place where the engine's errors become PowerShell's.</summary>
internal static class MeshErrors
{
    /// <summary>The error record of an engine error: its id, category, target, message and what to do next.</summary>
    public static ErrorRecord ToErrorRecord(this MeshException exception) =>
        new(exception, exception.ErrorId, Category(exception.Kind), exception.Target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = exception.RecommendedAction },
        };

    /// <summary>The error record of a validation issue.</summary>
    public static ErrorRecord ToErrorRecord(this MeshValidationIssue issue) => new MeshException(
        issue.Id,
        MeshErrorKind.InvalidData,
        $"{issue.Path}: {issue.Message}{(issue.Origin is null ? string.Empty : $" ({issue.Origin})")}",
        issue.Suggestion,
        issue.Path).ToErrorRecord();

    /// <summary>An error of an unexpected kind: a defect of MeshInstall, said without a stack trace.</summary>
    public static ErrorRecord ToUnexpectedErrorRecord(this Exception exception) => new MeshException(
        "UnexpectedFailure",
        MeshErrorKind.InvalidData,
        $"MeshInstall failed in a way it should not: {exception.GetType().Name}: {exception.Message}",
        "Report it with the command that led here; $Error[0].Exception.InnerException has the details.",
        innerException: exception).ToErrorRecord();

    private static ErrorCategory Category(MeshErrorKind kind) => kind switch
    {
        MeshErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        MeshErrorKind.InvalidArgument => ErrorCategory.InvalidArgument,
        MeshErrorKind.InvalidData => ErrorCategory.InvalidData,
        MeshErrorKind.Syntax => ErrorCategory.ParserError,
        MeshErrorKind.LimitExceeded => ErrorCategory.LimitsExceeded,
        MeshErrorKind.AlreadyExists => ErrorCategory.ResourceExists,
        MeshErrorKind.Connection => ErrorCategory.ConnectionError,
        MeshErrorKind.Security => ErrorCategory.SecurityError,
        MeshErrorKind.Authentication => ErrorCategory.AuthenticationError,
        MeshErrorKind.PermissionDenied => ErrorCategory.PermissionDenied,
        MeshErrorKind.Conflict => ErrorCategory.ResourceBusy,
        MeshErrorKind.Unavailable => ErrorCategory.ResourceUnavailable,
        MeshErrorKind.Timeout => ErrorCategory.OperationTimeout,
        MeshErrorKind.Read => ErrorCategory.ReadError,
        MeshErrorKind.Write => ErrorCategory.WriteError,
        MeshErrorKind.DependencyFailed => ErrorCategory.OperationStopped,
        _ => ErrorCategory.NotSpecified,
    };
}
