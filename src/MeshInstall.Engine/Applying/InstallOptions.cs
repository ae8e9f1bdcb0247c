namespace MeshInstall.Engine.Applying;

/// <summary>How a plan is carried out.</summary>
public sealed record InstallOptions
{
    /// <summary>Whether each component is waited for until it is ready.</summary>
    /// <value>Default true.</value>
    public bool Wait { get; init; } = true;

    /// <summary>How long one component may take, from its start until it is ready.</summary>
    /// <value>Default 5 minutes.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether the server only checks each object, and stores nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether fields of other managers are taken over; otherwise they are a <c>FieldConflict</c>. Fields of the installer that an object is adopted from always are.</summary>
    public bool ForceConflicts { get; init; }

    /// <summary>How many releases are kept; besides them the one that is deployed, and what another tool had installed before.</summary>
    /// <value>Default 10; 0 keeps all.</value>
    public int HistoryLimit { get; init; } = 10;

    /// <summary>Whether a failed installation is followed by bringing back what was there before.</summary>
    public bool RollbackOnFailure { get; init; }

    /// <summary>Whether the records stay after an uninstallation.</summary>
    public bool KeepHistory { get; init; }

    /// <summary>How long to wait for another installer to end; <see cref="TimeSpan.Zero"/> does not wait.</summary>
    public TimeSpan LockTimeout { get; init; }

    /// <summary>Who the record says did it; null for the name that the server knows the caller by.</summary>
    public string? User { get; init; }

    /// <summary>How many objects are written at a time.</summary>
    /// <value>Default 16.</value>
    public int MaxConcurrency { get; init; } = 16;
}
