using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Deletes objects whose owners are gone, and carries out foreground and orphan deletions. Its keys are uids.</summary>
internal sealed class GarbageCollector(ControllerContext context) : IController
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, (GroupResource Resource, ObjectKey Key)> _places = new(StringComparer.Ordinal);

    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change)
    {
        var item = change.Object;
        _places[item.Uid] = (resource, item.Key);
        var owners = item.Metadata.Objects("ownerReferences").Select(owner => owner.Text("uid") ?? "").ToList();
        if (change.Kind == WatchEventKind.Deleted)
        {
            return owners.Append(item.Uid).Select(Key);
        }

        var isHeld = item.IsDeleting && item.Metadata.Texts("finalizers").Any(IsOurs);
        return isHeld || owners.Count > 0 ? [Key(item.Uid)] : [];
    }

    public void Reconcile(ObjectKey key)
    {
        if (!_places.TryGetValue(key.Name, out var place))
        {
            return;
        }

        var item = context.Find(place.Resource, place.Key);
        if (item is null || item.Uid != key.Name)
        {
            _places.TryRemove(key.Name, out _);
            foreach (var (resource, dependent) in Dependents(key.Name))
            {
                CollectOrphan(resource, dependent);
            }
        }
        else if (item.IsDeleting)
        {
            Finish(place.Resource, item);
        }
        else
        {
            CollectOrphan(place.Resource, item);
        }
    }

    private static ObjectKey Key(string uid) => new("", uid);

    private static bool IsOurs(string finalizer) => finalizer is ObjectRemover.ForegroundFinalizer or ObjectRemover.OrphanFinalizer;

    private List<(GroupResource Resource, StoredObject Item)> Dependents(string uid) =>
    [
        .. context.Store.Resources.SelectMany(resource => context.Store.Items(resource).Values
            .Where(item => item.Metadata.Objects("ownerReferences").Any(owner => owner.Text("uid") == uid))
            .Select(item => (resource, item))),
    ];

    private void CollectOrphan(GroupResource resource, StoredObject item)
    {
        var owners = item.Metadata.Objects("ownerReferences").ToList();
        if (!item.IsDeleting && owners.Count > 0 && !owners.Exists(owner => Exists(owner, item.Key.Namespace)))
        {
            context.Delete(resource, item.Key);
        }
    }

    private bool Exists(JsonObject owner, string space)
    {
        if (context.Catalog.FindKind(owner.Text("apiVersion") ?? "", owner.Text("kind") ?? "") is not { } type)
        {
            return false;
        }

        var key = new ObjectKey(type.IsNamespaced ? space : "", owner.Text("name") ?? "");
        return context.Find(type.GroupResource, key)?.Uid == owner.Text("uid");
    }

    private void Finish(GroupResource resource, StoredObject item)
    {
        var finalizers = item.Metadata.Texts("finalizers").ToList();
        if (finalizers.Contains(ObjectRemover.OrphanFinalizer))
        {
            foreach (var (kind, dependent) in Dependents(item.Uid))
            {
                context.Update(kind, dependent.Key, body => Disown(body, item.Uid));
            }

            Release(resource, item, ObjectRemover.OrphanFinalizer);
        }
        else if (finalizers.Contains(ObjectRemover.ForegroundFinalizer))
        {
            var dependents = Dependents(item.Uid);
            foreach (var (kind, dependent) in dependents.Where(dependent => !dependent.Item.IsDeleting))
            {
                context.Delete(kind, dependent.Key, new DeleteOptions { PropagationPolicy = DeleteOptions.Foreground });
            }

            var blocking = Dependents(item.Uid).Exists(dependent => dependent.Item.Metadata.Objects("ownerReferences")
                .Any(owner => owner.Text("uid") == item.Uid && owner.Flag("blockOwnerDeletion") == true));
            if (!blocking)
            {
                Release(resource, item, ObjectRemover.ForegroundFinalizer);
            }
        }
    }

    private void Release(GroupResource resource, StoredObject item, string finalizer) => context.Update(resource, item.Key, body =>
    {
        var metadata = body.Object("metadata")!;
        var left = metadata.Texts("finalizers").Where(name => name != finalizer).ToList();
        metadata.Remove("finalizers");
        if (left.Count > 0)
        {
            metadata["finalizers"] = left.ToJsonArray();
        }
    });

    private static void Disown(JsonObject body, string uid)
    {
        var metadata = body.Object("metadata")!;
        var left = metadata.Objects("ownerReferences").Where(owner => owner.Text("uid") != uid).Select(owner => owner.DeepClone()).ToList();
        metadata.Remove("ownerReferences");
        if (left.Count > 0)
        {
            metadata["ownerReferences"] = left.ToJsonArray();
        }
    }
}
