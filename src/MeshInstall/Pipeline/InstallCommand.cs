using System.Management.Automation;
using MeshInstall.Engine.Clusters;

namespace MeshInstall.Pipeline;

/// <summary>The base of cmdlets that bring manifests into a cluster.</summary>
public abstract class InstallCommand : OperationCommand
{
    /// <summary>Has the server check every object without storing anything.</summary>
    [Parameter]
    public SwitchParameter DryRun { get; set; }

    /// <summary>Takes over fields that other field managers own; otherwise such fields are an error, and nothing is changed.</summary>
    [Parameter]
    public SwitchParameter ForceConflicts { get; set; }

    /// <summary>Brings back what was there before when a component fails.</summary>
    [Parameter]
    public SwitchParameter RollbackOnFailure { get; set; }

    /// <summary>Asks, and carries the plan out if it is to be; emits one result per component, then the summary.</summary>
    private protected bool IsAgreed(MeshPlan plan)
    {
        this.Report(plan.Manifests);
        string istio = plan.Manifests.Count > 0 ? $"Istio {plan.Manifests[0].Version}" : "Istio";
        string subject = plan.RestoredFrom is { } release ? $"release {release} ({istio})" : istio;
        return DryRun || IsConfirmed(plan, $"{plan.Operation} {subject} on {plan}");
    }

    /// <summary>Carries out a plan that was agreed to.</summary>
    private protected void Apply(ClusterConnection cluster, MeshPlan plan) => Apply(cluster, plan, CommonOptions with
    {
        DryRun = DryRun, ForceConflicts = ForceConflicts, RollbackOnFailure = RollbackOnFailure,
    });
}
