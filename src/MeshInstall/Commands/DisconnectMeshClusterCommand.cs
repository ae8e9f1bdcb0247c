using System.Management.Automation;
using MeshInstall.Pipeline;

namespace MeshInstall.Commands;

/// <summary>Closes the connection of this session, or the one given. A sandbox goes with its connection.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "MeshCluster")]
public sealed class DisconnectMeshClusterCommand : MeshCommand
{
    /// <summary>The connection to close; by default the one of this session.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MeshCluster? Cluster { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        MeshCluster? cluster = Cluster ?? CurrentConnection.Cluster;
        if (ReferenceEquals(cluster, CurrentConnection.Cluster))
        {
            CurrentConnection.Cluster = null;
        }

        cluster?.Dispose();
    }
}
