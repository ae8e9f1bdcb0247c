namespace MeshInstall.Engine.Readiness.Rules;

/// <summary>The rules of what runs to its end.</summary>
internal static class JobRules
{
    /// <summary>A Job is ready once it has completed, not when it has started: what needs its result can go on only then.</summary>
    public static ReadinessState Job(MeshMap item)
    {
        if (item.Condition("Complete").IsTrue() || item.Condition("SuccessCriteriaMet").IsTrue())
        {
            return ReadinessState.Ready("completed");
        }

        if ((item.Condition("Failed") ?? item.Condition("FailureTarget")) is { } failed && failed.IsTrue())
        {
            return ReadinessState.Failed(failed.Why("it failed"));
        }

        if (item.Spec().FindBoolean("suspend") == true)
        {
            return item.Condition("Suspended").IsTrue() ? ReadinessState.Ready("it is suspended") : ReadinessState.Progressing("it is being suspended");
        }

        return item.Status().Count == 0
            ? ReadinessState.Progressing("its controller has not seen it yet")
            : ReadinessState.Progressing($"{item.Status().Integer("active")} pods active, {item.Status().Integer("failed")} failed");
    }

    /// <summary>A CronJob is ready when it is there; the Jobs it makes are none of its own state.</summary>
    public static ReadinessState CronJob(MeshMap item) =>
        ReadinessState.Ready(item.Spec().FindBoolean("suspend") == true ? "it is suspended" : string.Empty);
}
