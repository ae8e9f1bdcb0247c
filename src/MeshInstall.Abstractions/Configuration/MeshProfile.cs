namespace MeshInstall;

/// <summary>A profile that can be loaded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Path">The file it is written in.</param>
public sealed record MeshProfile(string Name, string Description, string Path)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
