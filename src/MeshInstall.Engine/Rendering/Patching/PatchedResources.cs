namespace MeshInstall.Engine.Rendering.Patching;

/// <summary>Objects after patching.</summary>
/// <param name="Resources">The objects, in their order.</param>
/// <param name="Warnings">What did not apply as written.</param>
public sealed record PatchedResources(IReadOnlyList<MeshResource> Resources, IReadOnlyList<string> Warnings);
