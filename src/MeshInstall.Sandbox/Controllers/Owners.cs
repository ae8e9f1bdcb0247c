using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Owner references.</summary>
internal static class Owners
{
    public static JsonObject? Controller(StoredObject item) =>
        item.Metadata.Objects("ownerReferences").FirstOrDefault(owner => owner.Flag("controller") == true);

    public static string? ControllerUid(StoredObject item) => Controller(item).Text("uid");

    /// <summary>The key of the controller of that kind, for requeuing it.</summary>
    public static IEnumerable<ObjectKey> KeyOf(StoredObject item, string kind) =>
        Controller(item) is { } owner && owner.Text("kind") == kind ? [new ObjectKey(item.Key.Namespace, owner.Text("name") ?? "")] : [];

    public static JsonArray Reference(StoredObject owner) =>
    [
        new JsonObject
        {
            ["apiVersion"] = owner.ApiVersion,
            ["kind"] = owner.Kind,
            ["name"] = owner.Key.Name,
            ["uid"] = owner.Uid,
            ["controller"] = true,
            ["blockOwnerDeletion"] = true,
        },
    ];
}
