using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Storage;

/// <summary>
/// Every object, with one revision counter. A write holds the lock only to compare, count and swap; what is read is
/// immutable, so reading takes no lock.
/// </summary>
internal sealed class ObjectStore
{
    private readonly object _gate = new();
    private readonly ConcurrentDictionary<GroupResource, ResourceCollection> _collections = new();
    private long _revision = 1;

    /// <summary>Raised after each change, outside the lock.</summary>
    public event Action<GroupResource, WatchEvent>? Changed;

    public long Revision => Interlocked.Read(ref _revision);

    public IEnumerable<GroupResource> Resources => _collections.Keys;

    public StoredObject? Find(GroupResource resource, ObjectKey key) =>
        Collection(resource).Items.TryGetValue(key, out var found) ? found : null;

    public ImmutableSortedDictionary<ObjectKey, StoredObject> Items(GroupResource resource) => Collection(resource).Items;

    public IEnumerable<StoredObject> InNamespace(GroupResource resource, string name) =>
        Collection(resource).Items.Values.Where(item => item.Key.Namespace == name);

    public WatchLog Log(GroupResource resource) => Collection(resource).Log;

    /// <summary>The objects of a resource, and the revision they are of.</summary>
    public (ImmutableSortedDictionary<ObjectKey, StoredObject> Items, long Revision) Snapshot(GroupResource resource)
    {
        var collection = Collection(resource);
        lock (_gate)
        {
            return (collection.Items, _revision);
        }
    }

    /// <summary>Puts an object where <paramref name="expected"/> is (null: where none is). The store owns the body from now on.</summary>
    /// <returns>The stored object, or null when another one is there.</returns>
    public StoredObject? TryWrite(GroupResource resource, ObjectKey key, StoredObject? expected, JsonObject body)
    {
        var collection = Collection(resource);
        WatchEvent change;
        lock (_gate)
        {
            collection.Items.TryGetValue(key, out var current);
            if (!ReferenceEquals(current, expected))
            {
                return null;
            }

            var stored = Stamp(key, body);
            collection.Items = collection.Items.SetItem(key, stored);
            change = new WatchEvent(stored.Revision, current is null ? WatchEventKind.Added : WatchEventKind.Modified, stored, current);
            collection.Log.Append(change);
        }

        Changed?.Invoke(resource, change);
        return change.Object;
    }

    /// <summary>Takes an object away if it is still the expected one.</summary>
    public StoredObject? TryDelete(GroupResource resource, StoredObject expected)
    {
        var collection = Collection(resource);
        var body = expected.Body.Clone();
        WatchEvent change;
        lock (_gate)
        {
            if (!collection.Items.TryGetValue(expected.Key, out var current) || !ReferenceEquals(current, expected))
            {
                return null;
            }

            var last = Stamp(expected.Key, body);
            collection.Items = collection.Items.Remove(expected.Key);
            change = new WatchEvent(last.Revision, WatchEventKind.Deleted, last, current);
            collection.Log.Append(change);
        }

        Changed?.Invoke(resource, change);
        return change.Object;
    }

    /// <summary>Puts an object in as it was saved, its revision kept.</summary>
    public void Restore(GroupResource resource, ObjectKey key, JsonObject body)
    {
        var revision = long.Parse(body.At("metadata").Text("resourceVersion") ?? "1", CultureInfo.InvariantCulture);
        var collection = Collection(resource);
        lock (_gate)
        {
            collection.Items = collection.Items.SetItem(key, new StoredObject(key, body, revision));
            _revision = Math.Max(_revision, revision);
        }
    }

    /// <summary>Empties the store and forgets its changes: watches of before get 410 Gone.</summary>
    public void Reset(long revision)
    {
        lock (_gate)
        {
            _revision = Math.Max(_revision + 1, revision);
            foreach (var collection in _collections.Values)
            {
                collection.Items = collection.Items.Clear();
                collection.Log.Compact(_revision);
            }
        }
    }

    private StoredObject Stamp(ObjectKey key, JsonObject body)
    {
        var revision = ++_revision;
        body.Object("metadata")!["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture);
        return new StoredObject(key, body, revision);
    }

    private ResourceCollection Collection(GroupResource resource) => _collections.GetOrAdd(resource, static _ => new ResourceCollection());
}
