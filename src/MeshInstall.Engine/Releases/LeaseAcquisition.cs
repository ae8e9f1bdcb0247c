using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;

namespace MeshInstall.Engine.Releases;

/// <summary>Takes a Lease that nobody holds, that is over, or whose holder is gone.</summary>
internal sealed class LeaseAcquisition(IClusterClient client, string space, string revision, LeaseOptions options, Action<MeshEvent> report)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly string _name = $"meshinstall-{revision}";

    /// <summary>What was written and not answered, so that the Lease may be held; null otherwise.</summary>
    public LeaseState? Unanswered { get; private set; }

    public async Task<LeaseState> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MeshException error) when (error.Kind == MeshErrorKind.PermissionDenied)
        {
            throw LeaseErrors.AccessDenied(space, revision, error);
        }
    }

    private async Task<LeaseState> TryAsync(CancellationToken cancellationToken)
    {
        long began = options.Time.GetTimestamp();
        bool hasReported = false;
        if (options.IsFirst && await WriteAsync(found: null, cancellationToken).ConfigureAwait(false) is { } made)
        {
            return made;
        }

        while (true)
        {
            MeshMap? body = await client.GetAsync(LeaseState.Leases, space, _name, cancellationToken).ConfigureAwait(false);
            LeaseState? found = body is null ? null : new LeaseState(body);
            if (found?.Holder == options.Holder.Identity)
            {
                return found;
            }

            if (found is null || IsFree(found))
            {
                if (await WriteAsync(found, cancellationToken).ConfigureAwait(false) is { } taken)
                {
                    return taken;
                }

                // Somebody else was faster; whoever that is stands in the Lease now.
                continue;
            }

            TimeSpan left = options.Wait - options.Time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                throw LeaseErrors.Locked(space, revision, found, client.ServerTime);
            }

            if (!hasReported)
            {
                hasReported = true;
                report(new Notice(LeaseErrors.Locked(space, revision, found, client.ServerTime).Message + " Waiting for it to end.", IsWarning: false));
            }

            await Task.Delay(left < Pause ? left : Pause, options.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsFree(LeaseState lease)
    {
        if (lease.Holder.Length == 0)
        {
            return true;
        }

        if (lease.ExpiresAt >= client.ServerTime && (lease.Process is not { } process || !options.IsGone(process)))
        {
            return false;
        }

        report(new Notice($"The lock of the installation is taken over from {lease.Process?.Description ?? HeaderText.Line(lease.Holder, HeaderText.MaxName)}, which is gone.", IsWarning: false));
        return true;
    }

    private async Task<LeaseState?> WriteAsync(LeaseState? found, CancellationToken cancellationToken)
    {
        LeaseState wanted = (found ?? LeaseState.New(space, revision)).TakenBy(options.Holder, options.Duration, client.ServerTime);
        Unanswered = wanted;
        try
        {
            return new LeaseState(await (found is null
                ? client.CreateAsync(LeaseState.Leases, wanted.Body, cancellationToken)
                : client.ReplaceAsync(LeaseState.Leases, wanted.Body, cancellationToken)).ConfigureAwait(false));
        }
        catch (MeshException error) when (error.ErrorId is "ResourceExists" or "ResourceConflict" || (error.ErrorId == "ResourceNotFound" && found is not null))
        {
            Unanswered = null;
            return null;
        }
    }
}
