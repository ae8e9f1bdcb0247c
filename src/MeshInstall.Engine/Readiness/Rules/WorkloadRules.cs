namespace MeshInstall.Engine.Readiness.Rules;

/// <summary>The rules of kinds that run pods.</summary>
internal static class WorkloadRules
{
    public static ReadinessState Deployment(MeshMap item)
    {
        MeshMap status = item.Status();
        long wanted = item.Spec().FindInteger("replicas") ?? 1;
        if (item.Condition("Progressing") is { } progress && progress.FindText("reason") == "ProgressDeadlineExceeded")
        {
            return ReadinessState.Failed(progress.Why("its progress deadline is over"));
        }

        if (!status.ContainsKey("observedGeneration"))
        {
            return ReadinessState.Progressing("its controller has not seen it yet");
        }

        long updated = status.Integer("updatedReplicas");
        long running = status.Integer("replicas");
        long available = status.Integer("availableReplicas");
        bool isPaused = item.Spec().FindBoolean("paused") == true;
        string? pending = Short(updated, wanted, "updated")
            ?? (running > updated ? $"{running - updated} old replicas are still running" : null)
            ?? Short(status.Integer("readyReplicas"), wanted, "ready")
            ?? Short(available, wanted, "available")
            ?? Extra(running, wanted)
            ?? (isPaused ? null : Unavailable(item));
        return pending is null
            ? ReadinessState.Ready($"{available} of {wanted} replicas available{(isPaused ? "; its rollout is paused" : string.Empty)}")
            : ReadinessState.Progressing(pending
                + (isPaused ? "; its rollout is paused" : string.Empty)
                + (item.Condition("ReplicaFailure") is { } failure && failure.IsTrue() ? $"; {failure.Why("its pods cannot be made")}" : string.Empty));
    }

    public static ReadinessState DaemonSet(MeshMap item)
    {
        MeshMap status = item.Status();
        if (status.FindInteger("desiredNumberScheduled") is not { } wanted || !status.ContainsKey("observedGeneration"))
        {
            return ReadinessState.Progressing("its controller has not seen it yet");
        }

        bool onDelete = item.Spec().FindMap("updateStrategy")?.FindText("type") == "OnDelete";
        long available = status.Integer("numberAvailable");
        string? pending = Short(status.Integer("currentNumberScheduled"), wanted, "scheduled", "pods")
            ?? (onDelete ? null : Short(status.Integer("updatedNumberScheduled"), wanted, "updated", "pods"))
            ?? Short(status.Integer("numberReady"), wanted, "ready", "pods")
            ?? Short(available, wanted, "available", "pods");
        return pending is null
            ? ReadinessState.Ready(wanted == 0 ? "no node matches" : $"{available} of {wanted} pods available")
            : ReadinessState.Progressing(pending);
    }

    public static ReadinessState StatefulSet(MeshMap item)
    {
        MeshMap status = item.Status();
        MeshMap? strategy = item.Spec().FindMap("updateStrategy");
        long wanted = item.Spec().FindInteger("replicas") ?? 1;
        if (!status.ContainsKey("observedGeneration"))
        {
            return ReadinessState.Progressing("its controller has not seen it yet");
        }

        long ready = status.Integer("readyReplicas");
        long partition = strategy?.FindMap("rollingUpdate")?.Integer("partition") ?? 0;
        bool isOnDelete = strategy?.FindText("type") == "OnDelete";
        string? pending = Short(status.Integer("replicas"), wanted, "made")
            ?? (isOnDelete ? null : Short(status.Integer("updatedReplicas"), Math.Max(0, wanted - partition), "updated"))
            ?? Short(ready, wanted, "ready")
            ?? (item.Spec().Integer("minReadySeconds") > 0 ? Short(status.Integer("availableReplicas"), wanted, "available") : null)
            ?? Extra(status.Integer("replicas"), wanted)
            ?? (isOnDelete || partition > 0 ? null : Unrolled(status));
        return pending is null ? ReadinessState.Ready($"{ready} of {wanted} replicas ready") : ReadinessState.Progressing(pending);
    }

    public static ReadinessState ReplicaSet(MeshMap item)
    {
        MeshMap status = item.Status();
        long wanted = item.Spec().FindInteger("replicas") ?? 1;
        if (!status.ContainsKey("observedGeneration"))
        {
            return ReadinessState.Progressing("its controller has not seen it yet");
        }

        if (item.Condition("ReplicaFailure") is { } failure && failure.IsTrue())
        {
            return ReadinessState.Progressing(failure.Why("it cannot make its pods"));
        }

        long available = status.Integer("availableReplicas");
        string? pending = (status.FindInteger("fullyLabeledReplicas") is { } labelled ? Short(labelled, wanted, "labelled") : null)
            ?? Short(status.Integer("readyReplicas"), wanted, "ready")
            ?? Short(available, wanted, "available")
            ?? Extra(status.Integer("replicas"), wanted);
        return pending is null ? ReadinessState.Ready($"{available} of {wanted} replicas available") : ReadinessState.Progressing(pending);
    }

    private static string? Short(long have, long wanted, string state, string unit = "replicas") =>
        have < wanted ? $"{have} of {wanted} {unit} {state}" : null;

    private static string? Extra(long running, long wanted) => running > wanted ? $"{running - wanted} replicas too many are still running" : null;

    /// <summary>What the Deployment's own conditions hold against it when its numbers are right; they may be a moment behind.</summary>
    private static string? Unavailable(MeshMap item)
    {
        MeshMap? available = item.Condition("Available");
        MeshMap? progress = item.Condition("Progressing");
        return available.IsFalse() ? available.Why("it is not available")
            : progress is not null && item.Spec().FindInteger("progressDeadlineSeconds") is < int.MaxValue && progress.FindText("reason") != "NewReplicaSetAvailable"
                ? progress.Why("its rollout is not complete")
            : null;
    }

    private static string? Unrolled(MeshMap status) =>
        (status.FindText("currentRevision"), status.FindText("updateRevision")) is ({ Length: > 0 } current, { Length: > 0 } update) && current != update
            ? "its revision is not rolled out to the end"
            : null;
}
