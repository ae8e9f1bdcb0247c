namespace MeshInstall;

/// <summary>A connection to a cluster, or to a sandbox. Dispose it to close it.</summary>
public abstract class MeshCluster : IDisposable
{
    /// <summary>The name of the cluster: the kubeconfig context, or the sandbox's name.</summary>
    public abstract string Name { get; }

    /// <summary>The address of its API server.</summary>
    public abstract Uri Server { get; }

    /// <summary>The server's version, such as <c>v1.35.2</c>.</summary>
    public abstract string Version { get; }

    /// <summary>Whether it is an in-memory sandbox.</summary>
    public abstract bool IsSandbox { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Server})";

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connection.</summary>
    protected abstract void Dispose(bool disposing);
}
