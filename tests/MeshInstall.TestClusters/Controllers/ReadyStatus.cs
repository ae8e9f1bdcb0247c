using System.Globalization;
using System.Text.Json.Nodes;

namespace MeshInstall.TestClusters.Controllers;

/// <summary>The status of objects whose work is done; one function for each kind.</summary>
internal static class ReadyStatus
{
    private static readonly Dictionary<(string Group, string Kind), Func<ApiObject, ControllerOptions, JsonObject?>> Table = new()
    {
        [("apps", "Deployment")] = (item, _) => new JsonObject
        {
            ["replicas"] = Replicas(item), ["updatedReplicas"] = Replicas(item), ["readyReplicas"] = Replicas(item), ["availableReplicas"] = Replicas(item),
            ["conditions"] = new JsonArray(
                Condition("Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability."),
                Condition("Progressing", "True", "NewReplicaSetAvailable", $"ReplicaSet \"{item.Name}\" has successfully progressed.")),
        },
        [("apps", "ReplicaSet")] = (item, _) => new JsonObject
        {
            ["replicas"] = Replicas(item), ["fullyLabeledReplicas"] = Replicas(item), ["readyReplicas"] = Replicas(item), ["availableReplicas"] = Replicas(item),
        },
        [("apps", "StatefulSet")] = (item, _) => new JsonObject
        {
            ["replicas"] = Replicas(item), ["readyReplicas"] = Replicas(item), ["availableReplicas"] = Replicas(item), ["currentReplicas"] = Replicas(item),
            ["updatedReplicas"] = Replicas(item), ["currentRevision"] = $"{item.Name}-{item.Generation}", ["updateRevision"] = $"{item.Name}-{item.Generation}",
        },
        [("apps", "DaemonSet")] = (_, options) => new JsonObject
        {
            ["desiredNumberScheduled"] = options.Nodes, ["currentNumberScheduled"] = options.Nodes, ["updatedNumberScheduled"] = options.Nodes,
            ["numberReady"] = options.Nodes, ["numberAvailable"] = options.Nodes, ["numberMisscheduled"] = 0,
        },
        [("batch", "Job")] = (item, _) => Job(item),
        [("autoscaling", "HorizontalPodAutoscaler")] = (item, _) => Autoscaler(item),
        [("policy", "PodDisruptionBudget")] = (_, _) => new JsonObject
        {
            ["expectedPods"] = 2, ["currentHealthy"] = 2, ["desiredHealthy"] = 1, ["disruptionsAllowed"] = 1,
            ["conditions"] = new JsonArray(Condition("DisruptionAllowed", "True", "SufficientPods", "")),
        },
        [("", "PersistentVolumeClaim")] = (item, _) => new JsonObject
        {
            ["phase"] = "Bound", ["accessModes"] = item.Spec?["accessModes"]?.DeepClone(), ["capacity"] = item.Spec?["resources"]?["requests"]?.DeepClone(),
        },
        [("", "Service")] = (item, _) => (string?)item.Spec?["type"] == "LoadBalancer"
            ? new JsonObject { ["loadBalancer"] = new JsonObject { ["ingress"] = new JsonArray(new JsonObject { ["ip"] = Address(item), ["ipMode"] = "VIP" }) } }
            : null,
        [("", "Pod")] = (item, _) => new JsonObject
        {
            ["phase"] = "Running",
            ["conditions"] = new JsonArray(Condition("PodScheduled", "True"), Condition("Initialized", "True"), Condition("ContainersReady", "True"), Condition("Ready", "True")),
        },
    };

    /// <summary>The status to write; null when it is there already or the kind has none.</summary>
    public static JsonObject? Of(ApiObject item, ControllerOptions options)
    {
        if (!Table.TryGetValue((item.Resource.Group, item.Resource.Kind), out var status) || status(item, options) is not { } next)
        {
            return null;
        }

        // These kinds alone say in their status which generation they speak of.
        if (item.Generation is { } generation && item.Resource.Group is "apps" or "policy" or "autoscaling")
        {
            next["observedGeneration"] = generation;
        }

        return next.All(member => IsSame(member.Value, item.Status?[member.Key])) ? null : next;
    }

    private static bool IsSame(JsonNode? wanted, JsonNode? current) => wanted is JsonArray conditions && conditions.FirstOrDefault() is JsonObject first && first["type"] is not null
        ? conditions.All(condition => (current as JsonArray ?? []).Any(other =>
            (string?)other?["type"] == (string?)condition!["type"] && (string?)other?["status"] == (string?)condition["status"]))
        : wanted is JsonValue value && value.ToString() == "0" ? current is null || current.ToString() == "0" : IsTime(wanted, current) || JsonNode.DeepEquals(wanted, current);

    /// <summary>A time that is set stays as it is.</summary>
    private static bool IsTime(JsonNode? wanted, JsonNode? current) => wanted is JsonValue && wanted.ToString().EndsWith('Z') && current is not null;

    private static JsonObject? Job(ApiObject item)
    {
        if ((bool?)item.Spec?["suspend"] == true)
        {
            return null;
        }

        return new JsonObject
        {
            ["startTime"] = item.Status?["startTime"]?.DeepClone() ?? Now(), ["completionTime"] = Now(),
            ["succeeded"] = item.Spec?["completions"]?.DeepClone() ?? 1, ["ready"] = 0,
            ["conditions"] = new JsonArray(
                Condition("SuccessCriteriaMet", "True", "CompletionsReached", "Reached expected number of succeeded pods"),
                Condition("Complete", "True", "CompletionsReached", "Reached expected number of succeeded pods")),
        };
    }

    private static JsonObject Autoscaler(ApiObject item)
    {
        var replicas = item.Spec?["minReplicas"]?.DeepClone() ?? 1;
        return new JsonObject
        {
            ["currentReplicas"] = replicas, ["desiredReplicas"] = replicas.DeepClone(),
            ["conditions"] = new JsonArray(
                Condition("AbleToScale", "True", "ReadyForNewScale", "recommended size matches current size"),
                Condition("ScalingActive", "True", "ValidMetricFound", "the HPA was able to successfully calculate a replica count"),
                Condition("ScalingLimited", "False", "DesiredWithinRange", "the desired count is within the acceptable range")),
        };
    }

    private static int Replicas(ApiObject item) => (int?)item.Spec?["replicas"] ?? 1;

    private static string Address(ApiObject item) =>
        string.Create(CultureInfo.InvariantCulture, $"203.0.113.{(item.Uid.Sum(letter => letter) % 254) + 1}");

    private static JsonObject Condition(string type, string status, string reason = "", string message = "")
    {
        var condition = new JsonObject { ["type"] = type, ["status"] = status, ["lastTransitionTime"] = Now() };
        if (reason.Length > 0)
        {
            (condition["reason"], condition["message"]) = (reason, message);
        }

        return condition;
    }

    private static string Now() => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
