namespace MeshInstall.Engine.Rendering;

/// <summary>A file of manifests, before it is written.</summary>
/// <param name="Name">The name of the file; names sort in the order in which the files are to be applied.</param>
/// <param name="Text">The text.</param>
public sealed record ManifestFile(string Name, string Text);
