namespace MeshInstall.Engine.Clusters.Credentials;

/// <summary>Where the credential of each call comes from.</summary>
internal abstract class CallCredentials : IDisposable
{
    /// <summary>The credential for a call that is made now.</summary>
    /// <exception cref="MeshException">ClusterAuthenticationFailed, ExecCredentialUnsupported.</exception>
    public abstract ValueTask<CallCredential> GetAsync(CancellationToken cancellationToken);

    /// <summary>Whether there is another credential than <paramref name="refused"/>, which the server did not accept.</summary>
    public virtual ValueTask<bool> RenewAsync(CallCredential refused, CancellationToken cancellationToken) => ValueTask.FromResult(false);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
