using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Tests.Surviving;

/// <summary>A cluster as a process sees it whose calls a test steps into.</summary>
internal sealed class MeddledCluster(ClusterConnection cluster, IClusterClient client) : ClusterConnection(cluster.Name, cluster.Server)
{
    public override bool IsSandbox => true;

    public override IClusterClient Client { get; } = client;

    protected override void Dispose(bool disposing)
    {
    }
}
