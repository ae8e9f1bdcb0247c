using System.Text.Json;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Applying;

/// <summary>
/// The annotation in which client-side apply keeps its last configuration. A server-side apply by kubectl takes over what it speaks of without a
/// conflict, and writes it anew, so that one can go over to the other and back.
/// </summary>
internal static class LastApplied
{
    private const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";
    private const string Manager = "kubectl";

    /// <summary>The fields that the live object still has as client-side apply left them; empty when the writer is not kubectl.</summary>
    public static FieldSet FieldsOf(JsonObject? live, FieldType type, FieldWriter writer)
    {
        if (writer.Manager != Manager || live is null || Read(live) is not { } applied || applied.Text("apiVersion") != writer.ApiVersion)
        {
            return new FieldSet();
        }

        var difference = FieldComparer.Compare(applied, live, type);
        return FieldComparer.FieldsOf(applied, type).Except(difference.Modified).Except(difference.Added).Except(difference.Removed);
    }

    /// <summary>Puts the configuration applied now into the annotation, where there is one.</summary>
    public static void Sync(JsonObject merged, JsonObject applied, FieldWriter writer)
    {
        if (writer.Manager != Manager || merged.At("metadata").Object("annotations") is not { } annotations || annotations.Text(Annotation) is not { Length: > 0 })
        {
            return;
        }

        var copy = applied.Clone();
        if (copy.At("metadata").Object("annotations") is { } own)
        {
            own.Remove(Annotation);
            if (own.Count == 0)
            {
                copy.Object("metadata")!.Remove("annotations");
            }
        }

        annotations[Annotation] = JsonText.ToText(Sorted(copy)) + "\n";
    }

    private static JsonObject? Read(JsonObject live)
    {
        try
        {
            return live.At("metadata", "annotations").Text(Annotation) is { Length: > 0 } text ? JsonText.ParseObject(text) : null;
        }
        catch (JsonException)
        {
            // Anybody may write the annotation; one that cannot be read speaks of nothing.
            return null;
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => items.Select(Sorted).ToJsonArray(),
        _ => node?.DeepClone(),
    };
}
