namespace MeshInstall;

/// <summary>The health of one object or component.</summary>
public enum MeshHealth
{
    /// <summary>As it should be.</summary>
    Ready,

    /// <summary>On its way.</summary>
    Progressing,

    /// <summary>Something is wrong.</summary>
    Failed,

    /// <summary>It was installed but is not there any more.</summary>
    Missing,
}

/// <summary>One installed component.</summary>
/// <param name="Component">The component's kind in the catalogue.</param>
/// <param name="Name">The workload's name, or the component's where it has none.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Health">Its health.</param>
/// <param name="Resources">How many objects belong to it.</param>
/// <param name="Message">Why it is not ready, or how many replicas are.</param>
public sealed record MeshComponentStatus(
    string Component, string Name, string Namespace, MeshHealth Health, int Resources, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Health}{(Message.Length == 0 ? string.Empty : $" ({Message})")}";
}

/// <summary>One installed revision of the mesh.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Revision">The revision; <c>default</c> for the default one.</param>
/// <param name="Version">The version of the control plane's image.</param>
/// <param name="Namespace">The namespace of the control plane.</param>
/// <param name="Owner">The metadata.name of the configuration that was installed.</param>
/// <param name="Health">The worst health of its components.</param>
/// <param name="Components">Its components.</param>
public sealed record MeshStatus(
    string Cluster,
    string Revision,
    string Version,
    string Namespace,
    string Owner,
    MeshHealth Health,
    IReadOnlyList<MeshComponentStatus> Components)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Revision} {Version} in {Namespace}: {Health}";
}
