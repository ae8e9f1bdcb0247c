namespace MeshInstall.Engine.Readiness.Rules;

/// <summary>The rules that hold for every kind.</summary>
internal static class GeneralRules
{
    /// <summary>What comes before any rule of the kind: deletion, a controller that lags behind, and the conditions Stalled and Reconciling.</summary>
    public static ReadinessState? Unsettled(MeshMap item)
    {
        if (item.Metadata().FindText("deletionTimestamp") is { Length: > 0 })
        {
            return ReadinessState.Progressing("it is being deleted");
        }

        if (item.Status().FindInteger("observedGeneration") is { } observed && observed < item.Metadata().Integer("generation"))
        {
            return ReadinessState.Progressing("its controller has not seen the latest change yet");
        }

        if (item.Condition("Stalled") is { } stalled && stalled.IsTrue())
        {
            return ReadinessState.Failed(stalled.Why("it is stalled"));
        }

        return item.Condition("Reconciling") is { } reconciling && reconciling.IsTrue()
            ? ReadinessState.Progressing(reconciling.Why("it is being reconciled"))
            : null;
    }

    /// <summary>The rule of kinds that have none of their own: the condition Ready, where there is one.</summary>
    public static ReadinessState Conditions(MeshMap item)
    {
        if (item.Condition("Ready") is not { } ready)
        {
            return ReadinessState.Ready();
        }

        return IsOutdated(item, ready) ? ReadinessState.Progressing("its condition Ready is of an earlier change")
            : ready.FindText("status") is "False" or "Unknown" ? ReadinessState.Progressing(ready.Why("its condition Ready is not true"))
            : ReadinessState.Ready();
    }

    /// <summary>Whether the condition was written for an earlier generation of the object.</summary>
    public static bool IsOutdated(MeshMap item, MeshMap condition) =>
        condition.FindInteger("observedGeneration") is { } observed && observed < item.Metadata().Integer("generation");
}
