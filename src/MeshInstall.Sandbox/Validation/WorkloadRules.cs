using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;

namespace MeshInstall.Sandbox.Validation;

/// <summary>The rules of Deployments, ReplicaSets, DaemonSets, StatefulSets and Jobs.</summary>
internal static class WorkloadRules
{
    public static IEnumerable<FieldError> Check(string kind, JsonObject spec) =>
    [
        .. ValueRules.NotNegative(spec, "replicas", "spec"),
        .. ValueRules.NotNegative(spec, "minReadySeconds", "spec"),
        .. ValueRules.NotNegative(spec, "revisionHistoryLimit", "spec"),
        .. CheckSelector(kind, spec),
        .. CheckTemplate(spec.Object("template")),
        .. kind switch
        {
            "Deployment" => CheckStrategy(spec.Object("strategy")),
            "DaemonSet" => CheckUpdateStrategy(spec.At("updateStrategy", "rollingUpdate") as JsonObject),
            _ => [],
        },
    ];

    public static IEnumerable<FieldError> CheckJob(JsonObject spec)
    {
        IEnumerable<FieldError> errors =
        [
            .. ValueRules.NotNegative(spec, "parallelism", "spec"), .. ValueRules.NotNegative(spec, "completions", "spec"),
            .. ValueRules.NotNegative(spec, "backoffLimit", "spec"), .. ValueRules.NotNegative(spec, "activeDeadlineSeconds", "spec"),
            .. PodRules.Check(spec.At("template", "spec") as JsonObject, "spec.template.spec"),
        ];
        return spec.At("template", "spec").Text("restartPolicy") is "OnFailure" or "Never"
            ? errors
            : errors.Append(FieldError.Required("spec.template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\""));
    }

    private static IEnumerable<FieldError> CheckSelector(string kind, JsonObject spec)
    {
        var labels = spec.At("template", "metadata").Object("labels");
        var selector = spec.Object("selector");
        if (selector is null)
        {
            yield return FieldError.Required("spec.selector");
        }
        else if (selector.Count == 0)
        {
            yield return FieldError.Invalid("spec.selector", new JsonObject(), $"empty selector is invalid for {kind.ToLowerInvariant()}");
        }

        foreach (var error in ValueRules.Selector(selector, "spec.selector"))
        {
            yield return error;
        }

        if (selector is null || !LabelMatch.Matches(selector, labels))
        {
            yield return FieldError.Invalid("spec.template.metadata.labels", labels?.DeepClone(), "`selector` does not match template `labels`");
        }
    }

    private static IEnumerable<FieldError> CheckTemplate(JsonObject? template)
    {
        foreach (var error in ValueRules.Labels(template.At("metadata").Object("labels"), "spec.template.labels"))
        {
            yield return error;
        }

        if (template.Object("spec") is not { } spec)
        {
            yield return FieldError.Required("spec.template.spec.containers");
            yield break;
        }

        foreach (var error in PodRules.Check(spec, "spec.template.spec"))
        {
            yield return error;
        }

        if (spec.Text("restartPolicy") is "OnFailure" or "Never")
        {
            yield return FieldError.Unsupported("spec.template.spec.restartPolicy", spec.Text("restartPolicy"), ["Always"]);
        }
    }

    private static IEnumerable<FieldError> CheckStrategy(JsonObject? strategy)
    {
        const string Path = "spec.strategy";
        switch (strategy.Text("type"))
        {
            case "Recreate":
                if (strategy!["rollingUpdate"] is not null)
                {
                    yield return FieldError.Forbidden(Path + ".rollingUpdate", "may not be specified when strategy `type` is 'Recreate'");
                }

                break;
            case "RollingUpdate":
                var (surge, unavailable) = (strategy.At("rollingUpdate", "maxSurge"), strategy.At("rollingUpdate", "maxUnavailable"));
                foreach (var error in ValueRules.Amount(unavailable, Path + ".rollingUpdate.maxUnavailable", isLimited: true)
                    .Concat(ValueRules.Amount(surge, Path + ".rollingUpdate.maxSurge")))
                {
                    yield return error;
                }

                if (ValueRules.IsZero(surge) && ValueRules.IsZero(unavailable))
                {
                    yield return FieldError.Invalid(Path + ".rollingUpdate.maxUnavailable", unavailable?.DeepClone(), "may not be 0 when `maxSurge` is 0");
                }

                break;
            case var other:
                yield return FieldError.Unsupported(Path, new JsonObject { ["Type"] = other, ["RollingUpdate"] = null }, ["Recreate", "RollingUpdate"]);
                break;
        }
    }

    private static IEnumerable<FieldError> CheckUpdateStrategy(JsonObject? rolling)
    {
        if (rolling is not null && ValueRules.IsZero(rolling["maxUnavailable"]) && ValueRules.IsZero(rolling["maxSurge"]))
        {
            yield return FieldError.Required("spec.updateStrategy.rollingUpdate.maxUnavailable", "cannot be 0 when maxSurge is 0");
        }
    }
}
