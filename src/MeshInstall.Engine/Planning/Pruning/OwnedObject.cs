namespace MeshInstall.Engine.Planning.Pruning;

/// <summary>An object that the installation is known to have made, or to have taken over.</summary>
/// <param name="Manifest">The component it belongs to, as it was recorded, or as its labels tell.</param>
/// <param name="Resource">The object, as it was recorded or found.</param>
/// <param name="Release">The number of the release that recorded it; 0 for one that its labels told.</param>
internal sealed record OwnedObject(MeshManifest Manifest, MeshResource Resource, int Release);
