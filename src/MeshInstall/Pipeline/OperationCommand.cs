using System.Management.Automation;
using System.Text;
using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;

namespace MeshInstall.Pipeline;

/// <summary>The base of cmdlets that carry out a plan: show it, ask, do it, and tell what happens.</summary>
public abstract class OperationCommand : ClusterCommand
{
    private const int ChangesInQuestion = 30;

    /// <summary>Does not wait until components are ready, or deleted objects gone; dependencies are applied in order all the same.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>How long each component may take to become ready, or all deletions to end: seconds, <c>90s</c>, <c>5m</c>, <c>1h</c>, or a TimeSpan.</summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait for another installer that is at work on the same revision; by default not at all.</summary>
    [Parameter]
    [Duration(AllowZero = true)]
    public TimeSpan LockTimeout { get; set; }

    /// <summary>How many releases of the revision are kept; 0 keeps all.</summary>
    [Parameter]
    [ValidateRange(0, 1000)]
    public int HistoryLimit { get; set; } = 10;

    /// <summary>How the plan is carried out, as far as every operation has it in common.</summary>
    private protected InstallOptions CommonOptions => new()
    {
        Wait = !NoWait, Timeout = Timeout, LockTimeout = LockTimeout, HistoryLimit = HistoryLimit,
    };

    /// <summary>Shows the plan's warnings, then asks; with <c>-WhatIf</c> it prints each change.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="summary">What is about to be done, in one line.</param>
    private protected bool IsConfirmed(MeshPlan plan, string summary)
    {
        foreach (string warning in plan.Warnings)
        {
            WriteWarning(warning);
        }

        WriteVerbose(plan.ToString());
        if (ShouldProcess(summary, Question(summary, plan), MyInvocation.MyCommand.Name, out ShouldProcessReason reason))
        {
            return true;
        }

        if (reason == ShouldProcessReason.WhatIf)
        {
            foreach (MeshChange change in plan.Changes.Where(change => change.Action != MeshAction.Unchanged))
            {
                ShouldProcess(Subject(change), change.Action.ToString());
            }
        }

        return false;
    }

    /// <summary>Carries out a plan; emits one result per component, then the summary.</summary>
    private protected void Apply(ClusterConnection cluster, MeshPlan plan, InstallOptions options)
    {
        InstallProgress progress = new($"Istio on {plan.Cluster}", plan, TimeProvider.System);
        Pump(new Installer().InstallAsync(cluster, plan, options, StopToken), happened =>
        {
            foreach (ProgressRecord record in progress.Of(happened))
            {
                WriteProgress(record);
            }

            Write(happened);
        });
    }

    private static string Question(string summary, MeshPlan plan)
    {
        MeshChange[] changes = [.. plan.Changes.Where(change => change.Action != MeshAction.Unchanged)];
        StringBuilder text = new(summary + "?");
        foreach (MeshChange change in changes.Take(ChangesInQuestion))
        {
            text.AppendLine().Append("  ").Append(change.Action).Append(' ').Append(Subject(change));
        }

        if (changes.Length > ChangesInQuestion)
        {
            text.AppendLine().Append($"  and {changes.Length - ChangesInQuestion} more; -WhatIf lists them all");
        }

        return text.ToString();
    }

    private static string Subject(MeshChange change) =>
        change.Resource
        + (change.AdoptedFrom.Length == 0 ? string.Empty : $" (adopted from {change.AdoptedFrom})")
        + (change.Conflicts.Count == 0 ? string.Empty : $" (against {string.Join("; ", change.Conflicts)})")
        + (change.Reason.Length == 0 ? string.Empty : $" ({change.Reason})");

    private void Write(MeshEvent happened)
    {
        switch (happened)
        {
            case ComponentStarted started:
                WriteVerbose($"{started.Manifest.Name}: applying {started.Manifest.Resources.Count} objects");
                break;
            case ResourceApplied applied:
                WriteVerbose($"{applied.Manifest.Name}: {applied.Action} {applied.Resource}");
                break;
            case ResourceDeleted deleted:
                WriteVerbose($"{deleted.Component}: Delete {deleted.Resource} ({deleted.Done} of {deleted.All})");
                break;
            case ReleaseRecorded recorded:
                WriteVerbose($"Recorded as release {recorded.Release.Number} of {recorded.Release.Revision} in {recorded.Release.Namespace}");
                break;
            case ComponentWaiting waiting:
                WriteVerbose($"{waiting.Manifest.Name}: waiting for {string.Join("; ", waiting.Pending)}");
                break;
            case ComponentFinished finished:
                Write(finished);
                break;
            case Notice { IsWarning: true } notice:
                WriteWarning(notice.Message);
                break;
            case Notice notice:
                WriteVerbose(notice.Message);
                break;
            case InstallCompleted completed:
                WriteObject(completed.Summary);
                break;
            default:
                throw new InvalidOperationException($"The event {happened.GetType().Name} has no place on the streams.");
        }
    }

    private void Write(ComponentFinished finished)
    {
        WriteObject(finished.Result);
        if (finished.Result.Status == MeshInstallStatus.Skipped)
        {
            // The error is that of the component it needs.
            WriteWarning(finished.Result.Message);
        }
        else if (finished.Error is not null)
        {
            WriteError(finished.Error);
        }
    }
}
