namespace MeshInstall.Engine.Clusters;

/// <summary>An open connection to an API server.</summary>
public abstract class ClusterConnection : MeshCluster
{
    private string _version = string.Empty;

    private protected ClusterConnection(string name, Uri server)
    {
        Name = name;
        Server = server;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Uri Server { get; }

    /// <inheritdoc/>
    public override string Version => _version;

    /// <summary>The calls.</summary>
    public abstract IClusterClient Client { get; }

    /// <summary>
    /// Asks for the server's version, which shows that it answers and accepts the credentials; a connection that does not is closed again.
    /// </summary>
    private protected static async Task<T> GreetAsync<T>(T cluster, CancellationToken cancellationToken)
        where T : ClusterConnection
    {
        try
        {
            cluster._version = await cluster.Client.VersionAsync(cancellationToken).ConfigureAwait(false);
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }
}
