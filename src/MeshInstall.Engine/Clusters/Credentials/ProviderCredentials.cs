using k8s.Authentication;

namespace MeshInstall.Engine.Clusters.Credentials;

/// <summary>Tokens of an identity provider, asked for one call at a time.</summary>
internal sealed class ProviderCredentials(ITokenProvider provider, string context) : CallCredentials
{
    private readonly SemaphoreSlim _turn = new(1);

    public override async ValueTask<CallCredential> GetAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new CallCredential(await provider.GetAuthenticationHeaderAsync(cancellationToken).ConfigureAwait(false), []);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // What a provider answers may be a token, so its words are not repeated.
            throw new MeshException(
                "ClusterAuthenticationFailed",
                MeshErrorKind.Authentication,
                $"The identity provider of context '{context}' gave no token ({error.GetType().Name}).",
                "Run 'kubectl get namespaces' with the same context, and sign in again if it fails too.",
                context);
        }
        finally
        {
            _turn.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _turn.Dispose();
        base.Dispose(disposing);
    }
}
