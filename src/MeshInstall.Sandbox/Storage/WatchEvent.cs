namespace MeshInstall.Sandbox.Storage;

/// <summary>A change, as watches see it.</summary>
/// <param name="Revision">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Object">The object after it; the last state for a deletion.</param>
/// <param name="Previous">The object before it, if there was one.</param>
internal sealed record WatchEvent(long Revision, WatchEventKind Kind, StoredObject Object, StoredObject? Previous);
