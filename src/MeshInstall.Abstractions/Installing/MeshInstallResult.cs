namespace MeshInstall;

/// <summary>The outcome of one component.</summary>
public sealed record MeshInstallResult
{
    /// <summary>The component's kind in the catalogue.</summary>
    public required string Component { get; init; }

    /// <summary>The instance: the gateway's name, else the component's name.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The revision; empty for the default one.</summary>
    public required string Revision { get; init; }

    /// <summary>How it ended.</summary>
    public required MeshInstallStatus Status { get; init; }

    /// <summary>
    /// The strongest thing that was done to an object of it: nothing (<c>Unchanged</c>), configuration only (<c>Update</c>), a rolling restart
    /// (<c>Restart</c>), a recreation (<c>Recreate</c>); <c>Create</c> where all of it was made, <c>Delete</c> where it was removed.
    /// </summary>
    public MeshAction Impact { get; init; }

    /// <summary>How many objects were made.</summary>
    public int Created { get; init; }

    /// <summary>How many objects were changed.</summary>
    public int Updated { get; init; }

    /// <summary>How many objects were as they should be.</summary>
    public int Unchanged { get; init; }

    /// <summary>How many objects were deleted.</summary>
    public int Deleted { get; init; }

    /// <summary>The time from its start to its end.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Why it failed or was skipped; empty otherwise.</summary>
    public string Message { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Status}{(Message.Length == 0 ? string.Empty : ": " + Message)}";
}
