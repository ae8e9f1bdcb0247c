using k8s.Authentication;

namespace MeshInstall.Engine.Clusters;

/// <summary>Puts the credentials on calls, one call at a time, so that a plugin that has to run, runs once.</summary>
internal sealed class CallCredentials(ServiceClientCredentials credentials, Uri server) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public async Task AddAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await credentials.ProcessHttpRequestAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // What a plugin prints may be a token, so its words are not repeated.
            throw new MeshException(
                "ClusterAuthenticationFailed",
                MeshErrorKind.Authentication,
                $"No credentials for the cluster at {server} can be had: the credential plugin, token file or identity provider of the kubeconfig failed ({error.GetType().Name}).",
                "Run 'kubectl get namespaces' with the same context, and sign in again if it fails too.",
                server.ToString());
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
