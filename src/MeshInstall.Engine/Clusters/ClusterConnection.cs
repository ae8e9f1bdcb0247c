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

    /// <summary>Asks for the server's version, which shows that it answers and accepts the credentials.</summary>
    private protected async Task GreetAsync(CancellationToken cancellationToken) =>
        _version = await Client.VersionAsync(cancellationToken).ConfigureAwait(false);
}
