using System.Text.Json.Nodes;

namespace MeshInstall.TestClusters.Controllers;

/// <summary>Gives Services with a selector one ready endpoint.</summary>
internal static class EndpointPublisher
{
    public static string PathOf(string space) => $"/apis/discovery.k8s.io/v1/namespaces/{space}/endpointslices";

    /// <summary>The slice of a Service; null for one without selector, and for one that goes.</summary>
    public static JsonObject? SliceOf(ApiObject service)
    {
        if (service.Resource is not { Group: "", Kind: "Service" } || service.IsDeleting || service.Spec?["selector"] is not JsonObject { Count: > 0 })
        {
            return null;
        }

        return new JsonObject
        {
            ["apiVersion"] = "discovery.k8s.io/v1",
            ["kind"] = "EndpointSlice",
            ["metadata"] = new JsonObject
            {
                ["name"] = $"{service.Name}-{service.Uid[..5]}",
                ["labels"] = new JsonObject
                {
                    ["kubernetes.io/service-name"] = service.Name, ["endpointslice.kubernetes.io/managed-by"] = "endpointslice-controller.k8s.io",
                },
                ["ownerReferences"] = new JsonArray(new JsonObject
                {
                    ["apiVersion"] = "v1", ["kind"] = "Service", ["name"] = service.Name, ["uid"] = service.Uid, ["controller"] = true, ["blockOwnerDeletion"] = true,
                }),
            },
            ["addressType"] = "IPv4",
            ["endpoints"] = new JsonArray(new JsonObject
            {
                ["addresses"] = new JsonArray("10.244.0.10"), ["conditions"] = new JsonObject { ["ready"] = true, ["serving"] = true, ["terminating"] = false },
            }),
            ["ports"] = new JsonArray([.. (service.Spec["ports"] as JsonArray ?? []).Select(port => new JsonObject
            {
                ["name"] = (string?)port!["name"] ?? "", ["protocol"] = (string?)port["protocol"] ?? "TCP",
                ["port"] = (port["targetPort"] is JsonValue target && target.TryGetValue<int>(out var number) && number > 0 ? number : (int)port["port"]!),
            })]),
        };
    }
}
