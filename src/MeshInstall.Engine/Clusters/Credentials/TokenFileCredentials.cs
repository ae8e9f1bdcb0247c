namespace MeshInstall.Engine.Clusters.Credentials;

/// <summary>A token in a file that something else keeps fresh.</summary>
/// <param name="path">The file.</param>
/// <param name="known">The token to go on with while the file cannot be read; null for none.</param>
/// <param name="time">The clock.</param>
internal sealed class TokenFileCredentials(string path, string? known, TimeProvider time) : CallCredentials
{
    // Kubernetes renews a token when four fifths of its life, ten minutes at least, are over.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(50);
    private readonly SemaphoreSlim _turn = new(1);
    private CallCredential? _credential = known is null ? null : CallCredential.Bearer(known);
    private string? _token = known;
    private long? _read;

    public override async ValueTask<CallCredential> GetAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_read is not { } read || time.GetElapsedTime(read) >= Freshness)
            {
                await ReadAsync(cancellationToken).ConfigureAwait(false);
            }

            return _credential!;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override async ValueTask<bool> RenewAsync(CallCredential refused, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (ReferenceEquals(_credential, refused))
            {
                await ReadAsync(cancellationToken).ConfigureAwait(false);
            }

            return !ReferenceEquals(_credential, refused);
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

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            string token = (await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)).Trim();
            if (token.Length == 0 || token.AsSpan().IndexOfAny('\r', '\n') >= 0)
            {
                throw new IOException("it does not hold one token");
            }

            if (token != _token)
            {
                (_token, _credential) = (token, CallCredential.Bearer(token));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file that is being replaced right now may be missing; the token that it held is mostly still good.
            if (_credential is null)
            {
                throw new MeshException(
                    "ClusterAuthenticationFailed",
                    MeshErrorKind.Authentication,
                    $"The token file {path} of the kubeconfig cannot be used: {error.Message.TrimEnd('.')}.",
                    "Check that the file is there, holds one token, and can be read.",
                    path);
            }
        }

        _read = time.GetTimestamp();
    }
}
