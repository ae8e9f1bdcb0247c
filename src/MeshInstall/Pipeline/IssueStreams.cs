using System.Management.Automation;
using MeshInstall.Errors;

namespace MeshInstall.Pipeline;

/// <summary>Validation issues and warnings of charts on the streams of a cmdlet.</summary>
internal static class IssueStreams
{
    /// <summary>The issues as they are, or all as warnings where the user insists.</summary>
    public static IReadOnlyList<MeshValidationIssue> Forced(this IReadOnlyList<MeshValidationIssue> issues, bool force) =>
        force ? [.. issues.Select(issue => issue.AsWarning())] : issues;

    /// <summary>Whether any issue refuses the installation.</summary>
    public static bool HaveErrors(this IReadOnlyList<MeshValidationIssue> issues) => issues.Any(issue => issue.Severity == MeshSeverity.Error);

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

    /// <summary>What the charts warned of, each with its component.</summary>
    public static void Report(this Cmdlet cmdlet, IEnumerable<MeshManifest> manifests)
    {
        foreach (MeshManifest manifest in manifests)
        {
            foreach (string warning in manifest.Warnings)
            {
                cmdlet.WriteWarning($"{manifest.Name}: {warning}");
            }
        }
    }
}
