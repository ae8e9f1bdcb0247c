namespace MeshInstall;

/// <summary>How the installation of one component ended.</summary>
public enum MeshInstallStatus
{
    /// <summary>Applied, and every object of it is ready.</summary>
    Ready,

    /// <summary>Applied; nobody waited for it.</summary>
    Applied,

    /// <summary>The server checked it and would accept it; nothing was stored.</summary>
    Checked,

    /// <summary>It failed; the message says why.</summary>
    Failed,

    /// <summary>It was not started, since something it needs failed.</summary>
    Skipped,
}

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

    /// <summary>How many objects were made.</summary>
    public int Created { get; init; }

    /// <summary>How many objects were changed.</summary>
    public int Updated { get; init; }

    /// <summary>How many objects were as they should be.</summary>
    public int Unchanged { get; init; }

    /// <summary>The time from its start to its end.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Why it failed or was skipped; empty otherwise.</summary>
    public string Message { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Status}{(Message.Length == 0 ? string.Empty : ": " + Message)}";
}

/// <summary>The outcome of a whole installation; the last object that Install-Mesh emits.</summary>
public sealed record MeshInstallSummary
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The namespace of the control plane.</summary>
    public required string Namespace { get; init; }

    /// <summary>The revision; empty for the default one.</summary>
    public required string Revision { get; init; }

    /// <summary>The version of the images.</summary>
    public required string Version { get; init; }

    /// <summary>Whether every component ended well.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>The outcome of each component, in the order they ended.</summary>
    public required IReadOnlyList<MeshInstallResult> Components { get; init; }

    /// <summary>How many objects were made.</summary>
    public int Created => Components.Sum(component => component.Created);

    /// <summary>How many objects were changed.</summary>
    public int Updated => Components.Sum(component => component.Updated);

    /// <summary>How many objects were as they should be.</summary>
    public int Unchanged => Components.Sum(component => component.Unchanged);

    /// <summary>The time of the whole installation.</summary>
    public required TimeSpan Duration { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"Istio {Version} on {Cluster}: {(Succeeded ? "succeeded" : "failed")}";
}
