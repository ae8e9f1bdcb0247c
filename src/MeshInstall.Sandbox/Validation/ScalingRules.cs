using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Validation;

/// <summary>The rules of autoscalers and disruption budgets.</summary>
internal static class ScalingRules
{
    public static IEnumerable<FieldError> CheckAutoscaler(JsonObject spec)
    {
        var (least, most) = (spec.Number("minReplicas") ?? 1, spec.Number("maxReplicas") ?? 0);
        if (least < 1)
        {
            yield return FieldError.Invalid("spec.minReplicas", least, "must be greater than or equal to 1");
        }

        if (most < 1)
        {
            yield return FieldError.Required("spec.maxReplicas", "must be set and greater than 0");
        }

        if (most < least)
        {
            yield return FieldError.Invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`");
        }

        var target = spec.Object("scaleTargetRef");
        foreach (var field in (string[])["kind", "name"])
        {
            if (target.Text(field) is not { Length: > 0 })
            {
                yield return FieldError.Required("spec.scaleTargetRef." + field);
            }
        }

        if (target is null)
        {
            yield return FieldError.Invalid("spec.scaleTargetRef.apiVersion", "", "apiVersion must specify API group");
        }

        foreach (var error in spec.Objects("metrics").SelectMany((metric, i) => CheckMetric(metric, $"spec.metrics[{i}]")))
        {
            yield return error;
        }

        if (least == 0 && !spec.Objects("metrics").Any(metric => metric.Text("type") is "Object" or "External"))
        {
            yield return FieldError.Forbidden("spec.metrics", "must specify at least one Object or External metric to support scaling to zero replicas");
        }
    }

    public static IEnumerable<FieldError> CheckBudget(JsonObject? spec)
    {
        var (least, most) = (spec.At("minAvailable"), spec.At("maxUnavailable"));
        if (least is not null && most is not null)
        {
            var shown = new JsonObject
            {
                ["MinAvailable"] = least.DeepClone(), ["Selector"] = spec.At("selector")?.DeepClone(), ["MaxUnavailable"] = most.DeepClone(),
                ["UnhealthyPodEvictionPolicy"] = spec.At("unhealthyPodEvictionPolicy")?.DeepClone(),
            };
            yield return FieldError.Invalid("spec", shown, "minAvailable and maxUnavailable cannot be both set");
        }

        foreach (var error in ValueRules.Amount(least, "spec.minAvailable", isLimited: true)
            .Concat(ValueRules.Amount(most, "spec.maxUnavailable", isLimited: true))
            .Concat(ValueRules.Selector(spec.Object("selector"), "spec.selector")))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> CheckMetric(JsonObject metric, string path)
    {
        var type = metric.Text("type") ?? "";
        var name = type.Length == 0 ? "" : char.ToLowerInvariant(type[0]) + type[1..];
        if (metric.Object(name) is not { } source)
        {
            yield return FieldError.Required($"{path}.{name}", "must populate information for the given metric source");
            yield break;
        }

        var (target, place) = (source.Object("target"), $"{path}.{name}.target");
        if (target.Text("type") is not { Length: > 0 })
        {
            yield return FieldError.Required(place + ".type", "must specify a metric target type");
            yield return FieldError.Invalid(place + ".type", "", "must be either Utilization, Value, or AverageValue");
        }

        if (target.Number("averageUtilization") is < 1 and var share)
        {
            yield return FieldError.Invalid(place + ".averageUtilization", share, "must be greater than 0");
        }
        else if (type is "Resource" or "ContainerResource" && target.At("averageUtilization") is null && target.At("averageValue") is null)
        {
            yield return FieldError.Required(place + ".averageUtilization", "must set either a target raw value or a target utilization");
        }
    }
}
