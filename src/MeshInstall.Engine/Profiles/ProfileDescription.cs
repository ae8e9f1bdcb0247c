namespace MeshInstall.Engine.Profiles;

/// <summary>A profile in a folder.</summary>
/// <param name="Name">Its name, which is the file's without <c>.yaml</c>.</param>
/// <param name="Description">What it is for: the first comment line of the file; empty where there is none.</param>
/// <param name="Path">The file.</param>
public sealed record ProfileDescription(string Name, string Description, string Path);
