using System.Management.Automation;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Takes an installation out of the cluster: one revision, or all that is there.</summary>
[Cmdlet(VerbsLifecycle.Uninstall, "Mesh", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = KubeConfigSet)]
[OutputType(typeof(MeshInstallResult), typeof(MeshInstallSummary))]
public sealed class UninstallMeshCommand : OperationCommand
{
    /// <summary>The revision; <c>default</c> is the one without a name. What all revisions share stays while another one is there.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Revision { get; set; }

    /// <summary>Every revision, and what all of them share.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>The custom resource definitions as well, and with them every Istio resource of every namespace. Needs <c>-All</c>.</summary>
    [Parameter]
    public SwitchParameter IncludeCrds { get; set; }

    /// <summary>Only control planes in this namespace.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Namespace { get; set; }

    /// <summary>Keeps the records of the releases.</summary>
    [Parameter]
    public SwitchParameter KeepHistory { get; set; }

    /// <summary>Uninstalls even what namespaces and workloads still use; they lose their injection, and new pods start without a proxy.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        ClusterConnection cluster = Connection();
        UninstallOptions options = new()
        {
            Revision = Revision, Namespace = Namespace, All = All, IncludeCrds = IncludeCrds, AllowsUse = Force,
        };
        foreach (MeshPlan plan in Await(token => UninstallPlanner.PlanAsync(cluster, options, token)))
        {
            if (IsConfirmed(plan, $"Uninstall Istio {plan.Revision} in {plan.Namespace} from {plan}"))
            {
                Apply(cluster, plan, CommonOptions with { KeepHistory = KeepHistory });
            }
        }
    }
}
