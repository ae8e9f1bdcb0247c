using System.Collections.Immutable;

namespace MeshInstall.Sandbox.Storage;

/// <summary>The objects of one resource and their changes.</summary>
internal sealed class ResourceCollection
{
    public ImmutableSortedDictionary<ObjectKey, StoredObject> Items { get; set; } = ImmutableSortedDictionary<ObjectKey, StoredObject>.Empty;

    public WatchLog Log { get; } = new();
}
