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

    /// <summary>Whether fields of other managers are taken over; otherwise they are a <c>FieldConflict</c>.</summary>
    /// <value>Default true.</value>
    public bool TakeOverFields { get; init; } = true;

    /// <summary>How many objects are written at a time.</summary>
    /// <value>Default 16.</value>
    public int MaxConcurrency { get; init; } = 16;
}
