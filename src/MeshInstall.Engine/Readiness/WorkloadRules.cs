namespace MeshInstall.Engine.Readiness;

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

        if (item.Spec().FindBoolean("paused") == true)
        {
            return ReadinessState.Progressing("its rollout is paused");
        }

        long updated = status.Integer("updatedReplicas");
        long running = status.Integer("replicas");
        long available = status.Integer("availableReplicas");
        string? pending = Short(updated, wanted, "updated")
            ?? (running > updated ? $"{running - updated} old replicas are still running" : null)
            ?? Short(status.Integer("readyReplicas"), wanted, "ready")
            ?? Short(available, wanted, "available");
        return pending is null
            ? ReadinessState.Ready($"{available} of {wanted} replicas available")
            : ReadinessState.Progressing(item.Condition("ReplicaFailure") is { } failure && failure.IsTrue() ? $"{pending}; {failure.Why("")}" : pending);
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
        bool onDelete = strategy?.FindText("type") == "OnDelete";
        string? pending = Short(status.Integer("replicas"), wanted, "made")
            ?? (onDelete ? null : Short(status.Integer("updatedReplicas"), Math.Max(0, wanted - partition), "updated"))
            ?? Short(ready, wanted, "ready");
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
        string? pending = Short(status.Integer("readyReplicas"), wanted, "ready") ?? Short(available, wanted, "available");
        return pending is null ? ReadinessState.Ready($"{available} of {wanted} replicas available") : ReadinessState.Progressing(pending);
    }

    public static ReadinessState Job(MeshMap item)
    {
        if (item.Condition("Complete").IsTrue() || item.Condition("SuccessCriteriaMet").IsTrue())
        {
            return ReadinessState.Ready("completed");
        }

        MeshMap? failed = item.Condition("Failed");
        if (failed.IsTrue())
        {
            return ReadinessState.Failed(failed.Why("it failed"));
        }

        return ReadinessState.Progressing(item.Spec().FindBoolean("suspend") == true
            ? "it is suspended"
            : $"{item.Status().Integer("active")} pods active, {item.Status().Integer("failed")} failed");
    }

    private static string? Short(long have, long wanted, string state, string unit = "replicas") =>
        have < wanted ? $"{have} of {wanted} {unit} {state}" : null;
}
