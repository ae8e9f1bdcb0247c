using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Serves custom resources while their definition exists.</summary>
internal sealed class DefinitionController(ControllerContext context) : IController
{
    private readonly Dictionary<ObjectKey, (string Uid, long Generation)> _served = [];

    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change)
    {
        if (resource == Resources.Definitions)
        {
            return [change.Object.Key];
        }

        return change.Kind == WatchEventKind.Deleted && context.Catalog.Preferred(resource) is { IsCustom: true }
            ? [new ObjectKey("", $"{resource.Resource}.{resource.Group}")]
            : [];
    }

    public void Reconcile(ObjectKey key)
    {
        if (context.Find(Resources.Definitions, key) is not { } definition)
        {
            var dot = key.Name.IndexOf('.', StringComparison.Ordinal);
            context.Catalog.Unregister(new GroupResource(key.Name[(dot + 1)..], key.Name[..dot]));
            return;
        }

        if (definition.IsDeleting)
        {
            Empty(definition);
            return;
        }

        var served = (definition.Uid, definition.Metadata.Number("generation") ?? 0);
        if (!_served.TryGetValue(key, out var known) || known != served || context.Catalog.Preferred(ResourceOf(definition)) is null)
        {
            context.Catalog.Register(definition.Body);
            _served[key] = served;
        }

        var before = definition.Body.Object("status");
        var status = before?.Clone() ?? [];
        status["acceptedNames"] = definition.Body.At("spec", "names")?.DeepClone();
        status["conditions"] = new JsonArray(
            Conditions.Make(before, "NamesAccepted", true, context.Now, "NoConflicts", "no conflicts found"),
            Conditions.Make(before, "Established", true, context.Now, "InitialNamesAccepted", "the initial names have been accepted"));
        context.SetStatus(Resources.Definitions, definition, status);
    }

    private static GroupResource ResourceOf(StoredObject definition) =>
        new(definition.Body.At("spec").Text("group") ?? "", definition.Body.At("spec", "names").Text("plural") ?? "");

    private void Empty(StoredObject definition)
    {
        var resource = ResourceOf(definition);
        var items = context.Store.Items(resource);
        foreach (var item in items.Values.Where(item => !item.IsDeleting))
        {
            context.Delete(resource, item.Key);
        }

        if (context.Store.Items(resource).IsEmpty)
        {
            context.Catalog.Unregister(resource);
            context.Update(Resources.Definitions, definition.Key, body =>
            {
                var metadata = body.Object("metadata")!;
                metadata["finalizers"] = metadata.Texts("finalizers").Where(name => name != ObjectRemover.CleanupFinalizer).ToJsonArray();
            });
        }
    }
}
