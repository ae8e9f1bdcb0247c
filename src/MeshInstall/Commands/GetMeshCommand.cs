using System.Management.Automation;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Shows what is installed, by whichever tool, and how it is: one object for each revision.</summary>
[Cmdlet(VerbsCommon.Get, "Mesh", DefaultParameterSetName = KubeConfigSet)]
[OutputType(typeof(MeshStatus))]
public sealed class GetMeshCommand : ClusterCommand
{
    /// <summary>Only this revision; <c>default</c> is the one without a name.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Revision { get; set; }

    /// <summary>Only control planes in this namespace.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Namespace { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        ClusterConnection cluster = Connection();
        MeshInspection inspection = Await(token => MeshInspector.InspectAsync(cluster, Namespace, Revision, token));
        if (inspection.Warning is { } warning)
        {
            WriteWarning(warning);
        }

        WriteObject(inspection.Statuses, enumerateCollection: true);
    }
}
