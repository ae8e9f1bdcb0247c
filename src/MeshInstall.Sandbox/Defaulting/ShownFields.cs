using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Defaulting;

/// <summary>Fields of built-in kinds that the API server shows even where nobody set them.</summary>
internal static class ShownFields
{
    private static readonly Dictionary<string, Dictionary<string, string>> Table = new(StringComparer.Ordinal)
    {
        ["apps.v1.DeploymentCondition"] = new() { ["lastUpdateTime"] = "null", ["lastTransitionTime"] = "null" },
        ["apps.v1.ReplicaSetCondition"] = new() { ["lastTransitionTime"] = "null" },
        ["apps.v1.StatefulSetCondition"] = new() { ["lastTransitionTime"] = "null" },
        ["apps.v1.DaemonSetCondition"] = new() { ["lastTransitionTime"] = "null" },
        ["core.v1.PodCondition"] = new() { ["lastProbeTime"] = "null", ["lastTransitionTime"] = "null" },
        ["batch.v1.JobCondition"] = new() { ["lastProbeTime"] = "null", ["lastTransitionTime"] = "null" },
        ["batch.v1.JobTemplateSpec"] = new() { ["metadata"] = "{}" },
        ["core.v1.PodTemplateSpec"] = new() { ["metadata"] = "{}" },
        ["autoscaling.v2.HorizontalPodAutoscalerStatus"] = new() { ["currentMetrics"] = "null", ["desiredReplicas"] = "0" },
        ["networking.v1.Ingress"] = new() { ["status"] = """{"loadBalancer":{}}""" },
        ["core.v1.ResourceQuota"] = new() { ["status"] = "{}" },
        ["core.v1.NodeStatus"] = new()
        {
            ["daemonEndpoints"] = """{"kubeletEndpoint":{"Port":0}}""",
            ["nodeInfo"] = """{"architecture":"","bootID":"","containerRuntimeVersion":"","kernelVersion":"","kubeProxyVersion":"","kubeletVersion":"","machineID":"","operatingSystem":"","osImage":"","systemUUID":""}""",
        },
    };

    public static void Fill(JsonNode? value, FieldType type)
    {
        switch (value)
        {
            case JsonObject members when type.Shape == FieldShape.Object:
                foreach (var (name, text) in type.Name is { } known && Table.TryGetValue(known, out var shown) ? shown : [])
                {
                    if (!members.ContainsKey(name))
                    {
                        members[name] = JsonNode.Parse(text);
                    }
                }

                foreach (var (name, member) in members)
                {
                    Fill(member, type.Member(name) ?? FieldType.Any);
                }

                break;
            case JsonArray items when type.Shape == FieldShape.List:
                foreach (var item in items)
                {
                    Fill(item, type.Element);
                }

                break;
        }
    }
}
