namespace MeshInstall.Engine.Comparing;

/// <summary>An object of one of the sets that are compared.</summary>
/// <param name="Component">The name of the component it belongs to; empty where none is known.</param>
/// <param name="ComponentKind">The kind of that component in the catalogue; empty where none is known.</param>
/// <param name="Resource">The object.</param>
public sealed record ComparedResource(string Component, string ComponentKind, MeshResource Resource);
