using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>The status of a Deployment, from its ReplicaSets.</summary>
internal static class DeploymentStatus
{
    public static JsonObject Compute(StoredObject deployment, List<StoredObject> sets, StoredObject? current, DateTimeOffset now)
    {
        var spec = deployment.Body.At("spec");
        var former = deployment.Body.Object("status");
        var wanted = (int)(spec.Number("replicas") ?? 1);
        var total = Sum(sets, "replicas");
        var available = Sum(sets, "availableReplicas");
        var updated = current is null ? 0 : Sum([current], "replicas");
        var limits = RollingLimits.Read(deployment);
        var isAvailable = available >= wanted - (limits?.MaxUnavailable ?? 0);
        var isComplete = current is not null && updated == wanted && total == wanted && available == wanted;
        var status = new JsonObject()
            .Count("observedGeneration", deployment.Metadata.Number("generation") ?? 0)
            .Count("replicas", total)
            .Count("updatedReplicas", updated)
            .Count("readyReplicas", Sum(sets, "readyReplicas"))
            .Count("availableReplicas", available)
            .Count("unavailableReplicas", Math.Max(0, Math.Max(wanted, total) - available));
        status["conditions"] = new JsonArray(
            Conditions.Make(former, "Available", isAvailable, now,
                isAvailable ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                isAvailable ? "Deployment has minimum availability." : "Deployment does not have minimum availability.", hasUpdateTime: true),
            Progress(deployment, former, status, current, isComplete, now));
        return status;
    }

    private static JsonObject Progress(StoredObject deployment, JsonObject? former, JsonObject status, StoredObject? current, bool isComplete, DateTimeOffset now)
    {
        var name = current?.Key.Name ?? deployment.Key.Name;
        if (isComplete)
        {
            return Conditions.Make(former, "Progressing", true, now, "NewReplicaSetAvailable", $"ReplicaSet \"{name}\" has successfully progressed.", hasUpdateTime: true);
        }

        var before = former.Objects("conditions").FirstOrDefault(condition => condition.Text("type") == "Progressing");
        var deadline = deployment.Body.At("spec").Number("progressDeadlineSeconds") ?? 600;
        var isSameRollout = former.Number("observedGeneration") == status.Number("observedGeneration") && former.Number("availableReplicas") == status.Number("availableReplicas");
        var isLate = isSameRollout && before.Text("reason") != "NewReplicaSetAvailable" && Timestamps.Parse(before.Text("lastUpdateTime")) is { } last && (now - last).TotalSeconds > deadline;
        if (isLate || (isSameRollout && before.Text("reason") == "ProgressDeadlineExceeded"))
        {
            return Conditions.Make(former, "Progressing", false, now, "ProgressDeadlineExceeded", $"ReplicaSet \"{name}\" has timed out progressing.", hasUpdateTime: true);
        }

        return Conditions.Make(former, "Progressing", true, now, "ReplicaSetUpdated", $"ReplicaSet \"{name}\" is progressing.", hasUpdateTime: true);
    }

    private static int Sum(IEnumerable<StoredObject> sets, string name) => (int)sets.Sum(set => set.Body.At("status").Number(name) ?? 0);
}
