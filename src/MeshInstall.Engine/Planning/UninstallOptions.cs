namespace MeshInstall.Engine.Planning;

/// <summary>What is to be taken out of a cluster.</summary>
public sealed record UninstallOptions
{
    /// <summary>The revision, <c>default</c> for the default one; null with <see cref="All"/>.</summary>
    public string? Revision { get; init; }

    /// <summary>The namespace of the control plane; null for any.</summary>
    public string? Namespace { get; init; }

    /// <summary>Whether every revision goes, and what all of them share.</summary>
    public bool All { get; init; }

    /// <summary>Whether custom resource definitions go as well, and with them every object of theirs.</summary>
    public bool IncludeCrds { get; init; }

    /// <summary>Whether what namespaces and workloads still use may go.</summary>
    public bool AllowsUse { get; init; }
}
