using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Scales what HorizontalPodAutoscalers point at. The sandbox's pods are idle, so their utilization is 0.</summary>
internal sealed class AutoscalerController(ControllerContext context) : IController
{
    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change)
    {
        if (resource == Resources.Autoscalers)
        {
            return [change.Object.Key];
        }

        if (resource != Resources.Deployments && resource != Resources.StatefulSets && resource != Resources.ReplicaSets)
        {
            return [];
        }

        var item = change.Object;
        return context.Store.InNamespace(Resources.Autoscalers, item.Key.Namespace)
            .Where(scaler => scaler.Body.At("spec", "scaleTargetRef") is { } target && target.Text("kind") == item.Kind && target.Text("name") == item.Key.Name)
            .Select(scaler => scaler.Key).ToList();
    }

    public void Reconcile(ObjectKey key)
    {
        if (context.Find(Resources.Autoscalers, key) is not { IsDeleting: false } scaler)
        {
            return;
        }

        var spec = scaler.Body.At("spec");
        var reference = spec.At("scaleTargetRef");
        var former = scaler.Body.Object("status");
        var type = context.Catalog.FindKind(reference.Text("apiVersion") ?? "", reference.Text("kind") ?? "");
        var target = type is null ? null : context.Find(type.GroupResource, new ObjectKey(key.Namespace, reference.Text("name") ?? ""));
        if (type is null || target is null)
        {
            context.SetStatus(Resources.Autoscalers, scaler, new JsonObject
            {
                ["currentReplicas"] = 0,
                ["desiredReplicas"] = 0,
                ["currentMetrics"] = null,
                ["conditions"] = new JsonArray(Conditions.Make(former, "AbleToScale", false, context.Now, "FailedGetScale",
                    $"the HPA controller was unable to get the target's current scale: {reference.Text("kind")} \"{reference.Text("name")}\" not found")),
            });
            return;
        }

        var current = ScaleView.Read(type, target.Body).At("spec").Number("replicas") ?? 0;
        var desired = current == 0 ? 0 : Math.Clamp(Wanted(spec, current), spec.Number("minReplicas") ?? 1, spec.Number("maxReplicas") ?? 1);
        if (desired != current)
        {
            context.Update(type.GroupResource, target.Key, body => ScaleView.Write(type, body, new JsonObject { ["spec"] = new JsonObject { ["replicas"] = desired } }), "scale");
            Events.Record(context, scaler, "Normal", "SuccessfulRescale", $"New size: {desired}; reason: All metrics below target", "horizontal-pod-autoscaler");
        }

        context.SetStatus(Resources.Autoscalers, scaler, Status(scaler, former, current, desired));
    }

    private JsonObject Status(StoredObject scaler, JsonObject? former, long current, long desired)
    {
        var status = new JsonObject
        {
            ["observedGeneration"] = scaler.Metadata.Number("generation"),
            ["currentReplicas"] = current,
            ["desiredReplicas"] = desired,
            ["currentMetrics"] = scaler.Body.At("spec").Objects("metrics").Select(Idle).OfType<JsonObject>().ToJsonArray(),
            ["conditions"] = new JsonArray(
                Conditions.Make(former, "AbleToScale", true, context.Now, "ReadyForNewScale", "recommended size matches current size"),
                current == 0
                    ? Conditions.Make(former, "ScalingActive", false, context.Now, "ScalingDisabled", "scaling is disabled since the replica count of the target is zero")
                    : Conditions.Make(former, "ScalingActive", true, context.Now, "ValidMetricFound", "the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)"),
                Conditions.Make(former, "ScalingLimited", true, context.Now, "TooFewReplicas", "the desired replica count is less than the minimum replica count")),
        };
        if (former.Text("lastScaleTime") is not null || desired != current)
        {
            status["lastScaleTime"] = desired != current ? Timestamps.Format(context.Now) : former.Text("lastScaleTime");
        }

        if (status["observedGeneration"] is null)
        {
            status.Remove("observedGeneration");
        }

        return status;
    }

    /// <summary>With nothing to do, resource metrics ask for the least; a scaler without them asks for what there is.</summary>
    private static long Wanted(JsonNode? spec, long current) =>
        spec.Objects("metrics").Any(metric => metric.Text("type") is "Resource" or "ContainerResource") ? 0 : current;

    private static JsonObject? Idle(JsonObject metric) => metric.Text("type") != "Resource" ? null : new JsonObject
    {
        ["type"] = "Resource",
        ["resource"] = new JsonObject
        {
            ["name"] = metric.At("resource").Text("name"),
            ["current"] = new JsonObject { ["averageUtilization"] = 0, ["averageValue"] = "0" },
        },
    };
}
