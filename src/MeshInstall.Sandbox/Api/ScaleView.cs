using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Api;

/// <summary>An object seen as <c>autoscaling/v1 Scale</c>.</summary>
internal static class ScaleView
{
    public static JsonObject Read(ResourceType type, JsonObject body)
    {
        var metadata = new JsonObject();
        foreach (var name in (ReadOnlySpan<string>)["name", "namespace", "uid", "resourceVersion", "creationTimestamp"])
        {
            metadata[name] = body.At("metadata", name)?.DeepClone();
        }

        var (spec, status, selector) = Paths(type);
        var labels = selector is null ? body.At("spec", "selector") : body.At(selector);
        return new JsonObject
        {
            ["kind"] = "Scale",
            ["apiVersion"] = "autoscaling/v1",
            ["metadata"] = metadata,
            ["spec"] = new JsonObject { ["replicas"] = body.At(spec).AsLong() ?? 0 },
            ["status"] = new JsonObject { ["replicas"] = body.At(status).AsLong() ?? 0, ["selector"] = labels.AsText() ?? SelectorText(labels as JsonObject) },
        };
    }

    public static JsonObject Write(ResourceType type, JsonObject body, JsonObject scale)
    {
        var replicas = scale.At("spec").Number("replicas") ?? 0;
        if (replicas < 0)
        {
            throw ApiException.Invalid("autoscaling", "Scale", body.At("metadata").Text("name") ?? "",
                [FieldError.Invalid("spec.replicas", replicas, "must be greater than or equal to 0")]);
        }

        if (scale.At("metadata").Text("resourceVersion") is { Length: > 0 } version)
        {
            body.Object("metadata")!["resourceVersion"] = version;
        }

        var path = Paths(type).Spec;
        var target = body;
        foreach (var name in path.AsSpan(0, path.Length - 1))
        {
            target = target.Ensure(name);
        }

        target[path[^1]] = replicas;
        return body;
    }

    private static (string[] Spec, string[] Status, string[]? Selector) Paths(ResourceType type)
    {
        var scale = type.Definition.At("subresources", "scale");
        return (Path(scale, "specReplicasPath") ?? ["spec", "replicas"], Path(scale, "statusReplicasPath") ?? ["status", "replicas"], Path(scale, "labelSelectorPath"));
    }

    private static string[]? Path(JsonNode? scale, string name) => scale.Text(name)?.TrimStart('.').Split('.');

    private static string SelectorText(JsonObject? selector) => string.Join(',',
        (selector.Object("matchLabels") ?? []).Select(pair => $"{pair.Key}={pair.Value.AsText()}"));
}
