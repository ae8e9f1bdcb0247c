using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Releases;

/// <summary>Keeps a Lease. What it counts with is the time since the last renewal that worked began, on a clock that nobody sets.</summary>
internal sealed class LeaseRenewal(IClusterClient client, string space, LeaseState taken, LeaseOptions options, long renewedAt)
{
    private readonly string _holder = options.Holder.Identity;
    private LeaseState _lease = taken;
    private long _renewedAt = renewedAt;

    private TimeSpan Left => options.Duration - options.Time.GetElapsedTime(_renewedAt);

    /// <summary>Waits until it is time, then renews. False when the Lease is lost.</summary>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(options.RenewEvery, options.Time, cancellationToken).ConfigureAwait(false);
        while (Left is var left && left > TimeSpan.Zero)
        {
            using CancellationTokenSource bound = new(left, options.Time);
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
            long began = options.Time.GetTimestamp();
            try
            {
                if (!await RenewAsync(either.Token).ConfigureAwait(false))
                {
                    return false;
                }

                _renewedAt = began;
                return true;
            }
            catch (MeshException)
            {
                // Whatever is in the way may pass before the time is over.
                TimeSpan pause = options.RenewEvery / 5;
                await Task.Delay(pause < Left ? pause : options.RenewEvery / 100, options.Time, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Leaves the Lease to whoever wants it, if it is still ours.</summary>
    public async Task GiveBackAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.ReplaceAsync(LeaseState.Leases, _lease.GivenBack().Body, cancellationToken).ConfigureAwait(false);
        }
        catch (MeshException error) when (error.ErrorId is "ResourceConflict" or "ResourceNotFound")
        {
            await GiveBackIfHeldAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Leaves the Lease to whoever wants it, if it turns out to be ours.</summary>
    public async Task GiveBackIfHeldAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken).ConfigureAwait(false) is { } now && now.Holder == _holder)
        {
            await client.ReplaceAsync(LeaseState.Leases, now.GivenBack().Body, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes the Lease, if it is still ours.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        // A deletion that names the version it was read with cannot meet the Lease of whoever took it meanwhile.
        while (await FindAsync(cancellationToken).ConfigureAwait(false) is { } now && now.Holder == _holder)
        {
            try
            {
                MeshMap metadata = now.Body.FindMap("metadata") ?? MeshMap.Empty;
                await client.RemoveAsync(
                    LeaseState.Leases, space, metadata.FindText("name") ?? string.Empty, metadata.FindText("resourceVersion"), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (MeshException error) when (error.ErrorId == "ResourceConflict")
            {
            }
        }
    }

    private async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            LeaseState wanted = _lease.RenewedAt(client.ServerTime);
            try
            {
                _lease = new LeaseState(await client.ReplaceAsync(LeaseState.Leases, wanted.Body, cancellationToken).ConfigureAwait(false));
                return true;
            }
            catch (MeshException error) when (error.ErrorId is "ResourceConflict" or "ResourceNotFound")
            {
            }

            // Our own write whose answer was lost, somebody's change of a label, a deletion, or another holder.
            if (await FindAsync(cancellationToken).ConfigureAwait(false) is not { } now)
            {
                return await CreateAsync(cancellationToken).ConfigureAwait(false);
            }

            if (now.Holder != _holder)
            {
                return false;
            }

            _lease = now;
            if (now.RenewedAtText == wanted.RenewedAtText)
            {
                return true;
            }
        }
    }

    private async Task<bool> CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            MeshMap made = _lease.RenewedAt(client.ServerTime).WithoutVersion().Body;
            _lease = new LeaseState(await client.CreateAsync(LeaseState.Leases, made, cancellationToken).ConfigureAwait(false));
            return true;
        }
        catch (MeshException error) when (error.ErrorId == "ResourceExists")
        {
            return await FindAsync(cancellationToken).ConfigureAwait(false) is { } now && now.Holder == _holder;
        }
    }

    private async Task<LeaseState?> FindAsync(CancellationToken cancellationToken)
    {
        string name = _lease.Body.FindMap("metadata")?.FindText("name") ?? string.Empty;
        return await client.GetAsync(LeaseState.Leases, space, name, cancellationToken).ConfigureAwait(false) is { } body ? new LeaseState(body) : null;
    }
}
