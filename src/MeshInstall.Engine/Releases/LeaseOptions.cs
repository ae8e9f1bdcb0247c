namespace MeshInstall.Engine.Releases;

/// <summary>How an installation is locked.</summary>
internal sealed record LeaseOptions
{
    /// <summary>How long to wait for another installer to end.</summary>
    /// <value>Default: not at all.</value>
    public TimeSpan Wait { get; init; }

    /// <summary>Whether no installation is known, so that there will be no Lease yet: making one is then tried before looking for one.</summary>
    public bool IsFirst { get; init; }

    /// <summary>After how long without a renewal the lock is free.</summary>
    /// <value>Default 30 s.</value>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often it is renewed.</summary>
    /// <value>Default 10 s.</value>
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Cancelled when the time to give it back is over.</summary>
    /// <value>Default: after 10 s.</value>
    public CancellationToken Over { get; init; }

    /// <summary>Who takes it.</summary>
    /// <value>Default: this process.</value>
    public LeaseHolder Holder { get; init; } = LeaseHolder.ThisProcess();

    /// <summary>Whether a holder cannot be alive any more.</summary>
    public Func<LeaseHolder, bool> IsGone { get; init; } = holder => holder.IsGone();

    /// <summary>The clock of waits and renewals.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
