using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>What controllers work with.</summary>
internal sealed class ControllerContext(ObjectWriter writer, ObjectRemover remover, SandboxOptions options)
{
    private const string Manager = "kube-controller-manager";

    public SandboxOptions Options => options;

    public ObjectStore Store => writer.Store;

    public ResourceCatalog Catalog => writer.Catalog;

    public DateTimeOffset Now => writer.Clock.GetUtcNow();

    public ResourceType Type(GroupResource resource) =>
        Catalog.Preferred(resource) ?? throw new InvalidOperationException($"{resource} is not served");

    public StoredObject? Find(GroupResource resource, ObjectKey key) => Store.Find(resource, key);

    /// <summary>The objects in a namespace that a controller with that uid owns.</summary>
    public IEnumerable<StoredObject> Controlled(GroupResource resource, StoredObject owner) =>
        Store.InNamespace(resource, owner.Key.Namespace).Where(item => Owners.ControllerUid(item) == owner.Uid);

    public StoredObject? Create(GroupResource resource, string space, JsonObject body) => Quietly(() =>
        writer.Create(Type(resource), space, body, new WriteOptions(Manager) { Validation = FieldValidation.Ignore }));

    public void Update(GroupResource resource, ObjectKey key, Action<JsonObject> change, string? subresource = null, string manager = Manager) => Quietly(() =>
        writer.Update(Type(resource), key, body =>
        {
            change(body);
            return body;
        }, new WriteOptions(manager) { Subresource = subresource, Validation = FieldValidation.Ignore }));

    /// <summary>Replaces the status when it differs.</summary>
    public void SetStatus(GroupResource resource, StoredObject item, JsonObject status, string manager = Manager)
    {
        if (!item.Body["status"].SameAs(status))
        {
            Update(resource, item.Key, body => body["status"] = status.DeepClone(), "status", manager);
        }
    }

    public void Delete(GroupResource resource, ObjectKey key, DeleteOptions? how = null) => Quietly(() =>
        remover.Delete(Type(resource), key, how ?? new DeleteOptions { PropagationPolicy = DeleteOptions.Background }).Object);

    /// <summary>Objects come and go under a controller's hands; it looks again at the next change.</summary>
    private static StoredObject? Quietly(Func<StoredObject> action)
    {
        try
        {
            return action();
        }
        catch (ApiException refusal) when (refusal.Code is 403 or 404 or 409)
        {
            return null;
        }
    }
}
