using System.Text.Json.Nodes;

namespace MeshInstall.TestClusters.Controllers;

/// <summary>An object of the server, and what controllers ask of its metadata.</summary>
internal sealed class ApiObject(ApiResource resource, JsonObject body)
{
    public ApiResource Resource { get; } = resource;

    public JsonObject Body { get; } = body;

    public JsonObject Metadata { get; } = body["metadata"]!.AsObject();

    public JsonObject? Spec => Body["spec"] as JsonObject;

    public JsonObject? Status => Body["status"] as JsonObject;

    public string Name { get; } = (string)body["metadata"]!["name"]!;

    public string Namespace { get; } = (string?)body["metadata"]!["namespace"] ?? "";

    public string Uid { get; } = (string)body["metadata"]!["uid"]!;

    public string Version => (string)Metadata["resourceVersion"]!;

    public long? Generation => (long?)Metadata["generation"];

    public bool IsDeleting => Metadata["deletionTimestamp"] is not null;

    public string Path => Resource.PathOf(Namespace, Name);

    /// <summary>The namespace it is in or is; empty for other cluster-scoped objects.</summary>
    public string Scope => Resource is { Group: "", Kind: "Namespace" } ? Name : Namespace;

    public IReadOnlyList<string> Finalizers { get; } = [.. (body["metadata"]!["finalizers"] as JsonArray ?? []).Select(item => (string)item!)];

    public IReadOnlyList<JsonObject> Owners { get; } = [.. (body["metadata"]!["ownerReferences"] as JsonArray ?? []).Select(item => item!.AsObject())];
}
