namespace MeshInstall;

/// <summary>One field that a change touches; values of Secrets are hidden.</summary>
/// <param name="Path">The path in the object.</param>
/// <param name="Before">The plain value in the cluster; null where there is none.</param>
/// <param name="After">The plain value it gets; null where it goes.</param>
public sealed record MeshFieldChange(string Path, object? Before, object? After)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {MeshNode.FromObject(Before)} -> {MeshNode.FromObject(After)}";
}
