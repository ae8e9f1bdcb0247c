using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Pods made of a workload's template.</summary>
internal static class PodTemplates
{
    /// <summary>A hash that the order of members does not change: a rollback finds the ReplicaSet it goes back to.</summary>
    public static string Hash(JsonNode? template) => NameSuffix.Stable(JsonText.ToUtf8(Sorted(template)), 10);

    /// <summary>A pod of the owner's template, without a name.</summary>
    public static JsonObject Make(StoredObject owner)
    {
        var template = owner.Body.At("spec", "template");
        var metadata = new JsonObject { ["generateName"] = owner.Key.Name + "-", ["ownerReferences"] = Owners.Reference(owner) };
        foreach (var name in (ReadOnlySpan<string>)["labels", "annotations", "finalizers"])
        {
            if (template.At("metadata", name) is { } value)
            {
                metadata[name] = value.DeepClone();
            }
        }

        return new JsonObject { ["metadata"] = metadata, ["spec"] = template.At("spec")?.DeepClone() ?? new JsonObject() };
    }

    public static bool IsReady(StoredObject pod) => !pod.IsDeleting && Conditions.IsTrue(pod.Body, "Ready");

    public static bool IsFinished(StoredObject pod) => pod.Body.At("status").Text("phase") is "Succeeded" or "Failed";

    /// <summary>Pods that count: neither going nor finished.</summary>
    public static List<StoredObject> Active(this ControllerContext context, StoredObject owner) =>
        [.. context.Controlled(Resources.Pods, owner).Where(pod => !pod.IsDeleting && !IsFinished(pod))];

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => items.Select(Sorted).ToJsonArray(),
        _ => node?.DeepClone(),
    };
}
