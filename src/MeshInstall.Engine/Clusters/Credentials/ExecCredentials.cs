namespace MeshInstall.Engine.Clusters.Credentials;

/// <summary>Credentials of a plugin, which is run again when they expire or the server refuses them.</summary>
internal sealed class ExecCredentials(ExecPlugin plugin, TimeProvider time, Func<bool>? hasTerminal = null) : CallCredentials
{
    // Refusals that come at once after a run are not cured by another one.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _turn = new(1);
    private ExecAnswer? _answer;
    private long _ran;

    public override async ValueTask<CallCredential> GetAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _answer is { } answer && !(answer.Expires <= time.GetUtcNow())
                ? answer.Credential
                : await RunAsync(cancellationToken).ConfigureAwait(false);
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
            if (_answer is not null && !ReferenceEquals(_answer.Credential, refused))
            {
                return true;
            }

            if (time.GetElapsedTime(_ran) < Pause)
            {
                return false;
            }

            CallCredential renewed = await RunAsync(cancellationToken).ConfigureAwait(false);
            return !Equals(renewed.Header, refused.Header)
                || !renewed.Certificates.Select(item => item.Thumbprint).SequenceEqual(refused.Certificates.Select(item => item.Thumbprint));
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

    private async Task<CallCredential> RunAsync(CancellationToken cancellationToken)
    {
        _answer = await ExecProcess.RunAsync(plugin, hasTerminal ?? HasTerminal, time, cancellationToken).ConfigureAwait(false);
        _ran = time.GetTimestamp();
        return _answer.Credential;
    }

    private static bool HasTerminal() => Environment.UserInteractive && !Console.IsInputRedirected && !Console.IsErrorRedirected;
}
