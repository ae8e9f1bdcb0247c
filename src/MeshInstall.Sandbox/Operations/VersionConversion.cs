using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;

namespace MeshInstall.Sandbox.Operations;

/// <summary>The same object in another version of its resource.</summary>
internal static class VersionConversion
{
    public static JsonObject Convert(JsonObject body, ResourceType target)
    {
        if (body.Text("apiVersion") == target.ApiVersion)
        {
            return body;
        }

        var copy = body.Clone();
        copy["apiVersion"] = target.ApiVersion;
        if (!target.IsCustom && target.Kind == "HorizontalPodAutoscaler")
        {
            ConvertAutoscaler(copy, target.Version);
        }

        return copy;
    }

    private static void ConvertAutoscaler(JsonObject body, string version)
    {
        var (spec, status) = (body.Ensure("spec"), body.Object("status"));
        if (version == "v1")
        {
            if (CpuOf(spec.Array("metrics"), "target") is { } target)
            {
                spec["targetCPUUtilizationPercentage"] = target;
            }

            if (CpuOf(status.Array("currentMetrics"), "current") is { } current)
            {
                status!["currentCPUUtilizationPercentage"] = current;
            }

            spec.Remove("metrics");
            spec.Remove("behavior");
            status?.Remove("currentMetrics");
            status?.Remove("conditions");
        }
        else if (spec.Number("targetCPUUtilizationPercentage") is { } percent)
        {
            spec.Remove("targetCPUUtilizationPercentage");
            spec["metrics"] = new JsonArray(new JsonObject
            {
                ["type"] = "Resource",
                ["resource"] = new JsonObject
                {
                    ["name"] = "cpu",
                    ["target"] = new JsonObject { ["type"] = "Utilization", ["averageUtilization"] = percent },
                },
            });
        }
    }

    private static long? CpuOf(JsonArray? metrics, string part) =>
        metrics?.OfType<JsonObject>().Where(metric => metric.At("resource").Text("name") == "cpu")
            .Select(metric => metric.At("resource", part).Number("averageUtilization")).FirstOrDefault();
}
