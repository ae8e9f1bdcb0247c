namespace MeshInstall;

/// <summary>What happens to one object.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Component">The instance it belongs to.</param>
/// <param name="Resource">The object as wanted.</param>
/// <param name="Fields">The fields that change, for updates.</param>
public sealed record MeshChange(MeshAction Action, string Component, MeshResource Resource, IReadOnlyList<MeshFieldChange> Fields)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Action} {Resource}";
}
