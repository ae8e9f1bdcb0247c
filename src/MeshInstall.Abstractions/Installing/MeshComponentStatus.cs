namespace MeshInstall;

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
