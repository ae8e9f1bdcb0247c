using System.Management.Automation;
using MeshInstall.Errors;

namespace MeshInstall.Pipeline;

/// <summary>Validation issues on the streams of a cmdlet.</summary>
internal static class IssueStreams
{
    /// <summary>Errors go to the error stream, warnings to the warning stream, each with its place and next step.</summary>
    public static void Report(this Cmdlet cmdlet, IEnumerable<MeshValidationIssue> issues)
    {
        foreach (MeshValidationIssue issue in issues)
        {
            if (issue.Severity == MeshSeverity.Error)
            {
                cmdlet.WriteError(issue.ToErrorRecord());
            }
            else
            {
                cmdlet.WriteWarning($"{issue.Path}: {issue.Message} {issue.Suggestion}{(issue.Origin is null ? string.Empty : $" ({issue.Origin})")}");
            }
        }
    }
}
