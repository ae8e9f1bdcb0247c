using MeshInstall.Engine.Events;
using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Releases;

/// <summary>
/// The lock of an installation: a Lease that one installer holds and keeps renewing. Every write builds on the version that was read, so that
/// of two installers one wins; a write whose answer was lost is recognised by the holder's id.
/// </summary>
internal sealed class InstallLease : IAsyncDisposable
{
    private static readonly TimeSpan GiveBackTimeout = TimeSpan.FromSeconds(10);
    private readonly LeaseOptions _options;
    private readonly LeaseRenewal _renewal;
    private readonly Action<MeshEvent> _report;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _renewing;
    private int _disposed;
    private bool _removed;

    private InstallLease(LeaseRenewal renewal, LeaseOptions options, Action<MeshEvent> report)
    {
        _renewal = renewal;
        _options = options;
        _report = report;
        Lost = _lost.Token;
        _renewing = RenewAsync();
    }

    /// <summary>Cancelled when the lock is lost: it could not be renewed in time, or somebody else has it.</summary>
    public CancellationToken Lost { get; }

    /// <summary>Takes the lock.</summary>
    /// <param name="client">The cluster.</param>
    /// <param name="space">The namespace of the control plane, which must be there.</param>
    /// <param name="revision">The revision; empty or <c>default</c> for the default one.</param>
    /// <param name="options">How.</param>
    /// <param name="report">Told of waits and of a lock that is lost.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="MeshException"><c>InstallationLocked</c>, <c>ClusterAccessDenied</c>; and the failures of every call.</exception>
    public static async Task<InstallLease> AcquireAsync(
        IClusterClient client, string space, string revision, LeaseOptions options, Action<MeshEvent> report, CancellationToken cancellationToken)
    {
        LeaseAcquisition acquisition = new(client, space, ReleaseName.RevisionOf(revision), options, report);
        long began = options.Time.GetTimestamp();
        OwnAttempts.Begin(options.Holder.Id);
        try
        {
            LeaseState taken = await acquisition.RunAsync(cancellationToken).ConfigureAwait(false);
            return new InstallLease(new LeaseRenewal(client, space, taken, options, began), options, report);
        }
        catch (OperationCanceledException) when (acquisition.Unanswered is not null)
        {
            LeaseRenewal renewal = new(client, space, acquisition.Unanswered, options, began);
            await GiveBackAsync(renewal.GiveBackIfHeldAsync, options, report).ConfigureAwait(false);
            OwnAttempts.End(options.Holder.Id);
            throw;
        }
        catch
        {
            OwnAttempts.End(options.Holder.Id);
            throw;
        }
    }

    /// <summary>
    /// Deletes the Lease, as the installation is gone for good; <see cref="DisposeAsync"/> then has nothing to give back. Not if somebody else
    /// has taken it.
    /// </summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        await _renewal.RemoveAsync(cancellationToken).ConfigureAwait(false);
        _removed = true;
    }

    /// <summary>Stops renewing, and gives the lock back if it is still held. Failing that it becomes free by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        try
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await _renewing.ConfigureAwait(false);
            if (!_lost.IsCancellationRequested && !_removed)
            {
                await GiveBackAsync(_renewal.GiveBackAsync, _options, _report).ConfigureAwait(false);
            }
        }
        finally
        {
            OwnAttempts.End(_options.Holder.Id);
            _stop.Dispose();
            _lost.Dispose();
        }
    }

    private static async Task GiveBackAsync(Func<CancellationToken, Task> giveBack, LeaseOptions options, Action<MeshEvent> report)
    {
        using CancellationTokenSource bound = new(GiveBackTimeout, options.Time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, options.Over);
        try
        {
            await giveBack(either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is MeshException or OperationCanceledException)
        {
            report(new Notice($"The lock of the installation was not given back and ends by itself in {options.Duration.TotalSeconds:0} s.", IsWarning: false));
        }
    }

    private async Task RenewAsync()
    {
        await Task.Yield();
        try
        {
            while (await _renewal.NextAsync(_stop.Token).ConfigureAwait(false))
            {
            }

            _report(new Notice("The lock of the installation is lost: another installer took it, or the cluster did not answer in time. Nothing more is written.", IsWarning: true));
            await _lost.CancelAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }
}
