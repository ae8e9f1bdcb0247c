using System.Management.Automation;
using System.Text;
using MeshInstall.Engine.Applying;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;
using MeshInstall.Engine.Planning;

namespace MeshInstall.Pipeline;

/// <summary>The base of cmdlets that install: plan, confirm, apply.</summary>
public abstract class InstallCommand : ClusterCommand
{
    private const int ChangesInQuestion = 30;

    /// <summary>Does not wait until components are ready; dependencies are applied in order all the same.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>How long each component may take to become ready: seconds, <c>90s</c>, <c>5m</c>, <c>1h</c>, or a TimeSpan.</summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Has the server check every object without storing anything.</summary>
    [Parameter]
    public SwitchParameter DryRun { get; set; }

    /// <summary>Plans and asks; null when it is not to be done.</summary>
    private protected MeshPlan? Plan(ClusterConnection cluster, IReadOnlyList<MeshManifest> manifests)
    {
        foreach ((MeshManifest manifest, string warning) in manifests.SelectMany(manifest => manifest.Warnings.Select(text => (manifest, text))))
        {
            WriteWarning($"{manifest.Name}: {warning}");
        }

        MeshPlan plan = Await(token => InstallPlanner.PlanAsync(cluster, manifests, token));
        WriteVerbose(plan.ToString());
        return DryRun || IsConfirmed(plan) ? plan : null;
    }

    /// <summary>Carries out a plan; emits one result per component, then the summary.</summary>
    private protected void Apply(ClusterConnection cluster, MeshPlan plan)
    {
        InstallOptions options = new() { Wait = !NoWait, Timeout = Timeout, DryRun = DryRun };
        InstallProgress progress = new($"Istio on {plan.Cluster}", plan.Manifests.Count, TimeProvider.System);
        Pump(new Installer().InstallAsync(cluster, plan, options, StopToken), happened =>
        {
            foreach (ProgressRecord record in progress.Of(happened))
            {
                WriteProgress(record);
            }

            Write(happened);
        });
    }

    private bool IsConfirmed(MeshPlan plan)
    {
        string version = plan.Manifests.Count > 0 ? $" {plan.Manifests[0].Version}" : string.Empty;
        string summary = $"Install Istio{version} on {plan}";
        if (ShouldProcess(summary, Question(summary, plan), MyInvocation.MyCommand.Name, out ShouldProcessReason reason))
        {
            return true;
        }

        if (reason == ShouldProcessReason.WhatIf)
        {
            foreach (MeshChange change in plan.Changes.Where(change => change.Action != MeshAction.Unchanged))
            {
                ShouldProcess(change.Resource.ToString(), change.Action.ToString());
            }
        }

        return false;
    }

    private static string Question(string summary, MeshPlan plan)
    {
        MeshChange[] changes = [.. plan.Changes.Where(change => change.Action != MeshAction.Unchanged)];
        StringBuilder text = new(summary + "?");
        foreach (MeshChange change in changes.Take(ChangesInQuestion))
        {
            text.AppendLine().Append("  ").Append(change);
        }

        if (changes.Length > ChangesInQuestion)
        {
            text.AppendLine().Append($"  and {changes.Length - ChangesInQuestion} more; -WhatIf lists them all");
        }

        return text.ToString();
    }

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
