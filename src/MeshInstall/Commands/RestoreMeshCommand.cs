using System.Management.Automation;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Brings an earlier release back, also what was there before MeshInstall took an installation over.</summary>
[Cmdlet(VerbsData.Restore, "Mesh", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = KubeConfigSet)]
[OutputType(typeof(MeshInstallResult), typeof(MeshInstallSummary))]
public sealed class RestoreMeshCommand : InstallCommand
{
    /// <summary>The release, from Get-MeshRelease.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshRelease? InputObject { get; set; }

    /// <summary>The number of the release; without it, the one that was deployed before the present one.</summary>
    [Parameter(Position = 0)]
    [Alias("Revision")]
    [ValidateRange(1, int.MaxValue)]
    public int Number { get; set; }

    /// <summary>The revision of the mesh, where there are several.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MeshRevision { get; set; }

    /// <summary>The namespace of the control plane, where there are several.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Namespace { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        ClusterConnection cluster = Connection();
        RestoreOptions options = new()
        {
            Number = InputObject?.Number ?? (Number == 0 ? null : Number),
            Revision = InputObject?.Revision ?? MeshRevision,
            Namespace = InputObject?.Namespace ?? Namespace,
            ForceConflicts = ForceConflicts,
        };
        MeshPlan plan = Await(token => RestorePlanner.PlanAsync(cluster, options, token));
        if (IsAgreed(plan))
        {
            Apply(cluster, plan);
        }
    }
}
