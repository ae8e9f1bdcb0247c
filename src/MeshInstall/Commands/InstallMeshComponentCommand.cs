using System.Management.Automation;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Installs rendered components, along their dependencies, and waits until they are ready.</summary>
[Cmdlet(VerbsLifecycle.Install, "MeshComponent", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = KubeConfigSet)]
[OutputType(typeof(MeshInstallResult), typeof(MeshInstallSummary))]
public sealed class InstallMeshComponentCommand : InstallCommand
{
    private readonly List<MeshManifest> _manifests = [];

    /// <summary>The components, from New-MeshManifest.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public MeshManifest[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process() => _manifests.AddRange(InputObject);

    // Only with all of them at hand are the dependencies between them known.
    /// <inheritdoc/>
    protected override void End()
    {
        if (_manifests.Count == 0)
        {
            return;
        }

        ClusterConnection cluster = Connection();
        PlanOptions options = new() { IsPartial = true, ForceConflicts = ForceConflicts };
        MeshPlan plan = Await(token => InstallPlanner.PlanAsync(cluster, _manifests, options, token));
        if (IsAgreed(plan))
        {
            Apply(cluster, plan);
        }
    }
}
