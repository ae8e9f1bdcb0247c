using System.Management.Automation;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Connects to a cluster; cmdlets of this session then use the connection where they are given none.</summary>
[Cmdlet(VerbsCommunications.Connect, "MeshCluster", DefaultParameterSetName = KubeConfigSet)]
[OutputType(typeof(MeshCluster))]
public sealed class ConnectMeshClusterCommand : ClusterCommand
{
    /// <inheritdoc/>
    protected override void End()
    {
        MeshCluster cluster = ParameterSetName == ClusterSet ? Cluster : OpenConnection();
        CurrentConnection.Cluster = cluster;
        WriteObject(cluster);
    }
}
