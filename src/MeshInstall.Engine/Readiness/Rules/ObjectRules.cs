namespace MeshInstall.Engine.Readiness.Rules;

/// <summary>The rules of kinds that run no pods.</summary>
internal static class ObjectRules
{
    public static ReadinessState Namespace(MeshMap item) => item.Status().FindText("phase") switch
    {
        "Active" or null or "" => ReadinessState.Ready(),
        var phase => ReadinessState.Progressing($"it is {phase}"),
    };

    public static ReadinessState CustomResourceDefinition(MeshMap item)
    {
        MeshMap? names = item.Condition("NamesAccepted");
        if (names.IsFalse())
        {
            return ReadinessState.Failed(names.Why("its names are taken"));
        }

        // Only while it is being installed does time help.
        MeshMap? established = item.Condition("Established");
        if (established.IsFalse() && established?.FindText("reason") is { Length: > 0 } and not "Installing")
        {
            return ReadinessState.Failed(established.Why("it is not established"));
        }

        return established.IsTrue() ? ReadinessState.Ready() : ReadinessState.Progressing(established.Why("it is not established yet"));
    }

    public static ReadinessState ApiService(MeshMap item)
    {
        MeshMap? available = item.Condition("Available");
        return available.IsTrue() ? ReadinessState.Ready() : ReadinessState.Progressing(available.Why("it is not available yet"));
    }

    public static ReadinessState PersistentVolumeClaim(MeshMap item) => item.Status().FindText("phase") switch
    {
        "Bound" => ReadinessState.Ready(),
        "Lost" => ReadinessState.Failed("its volume is lost"),
        null or "" => ReadinessState.Progressing("it is not bound yet"),
        var phase => ReadinessState.Progressing($"it is {phase}"),
    };

    /// <summary>Without a metrics server an autoscaler never becomes active, and still harms nothing.</summary>
    public static ReadinessState HorizontalPodAutoscaler(MeshMap item)
    {
        MeshMap? active = item.Condition("ScalingActive");
        MeshMap? able = item.Condition("AbleToScale");
        return ReadinessState.Ready(able.IsFalse() ? able.Why("it cannot scale") : active.IsFalse() ? active.Why("it does not scale") : string.Empty);
    }

    public static ReadinessState PodDisruptionBudget(MeshMap item)
    {
        MeshMap status = item.Status();
        long healthy = status.Integer("currentHealthy");
        long desired = status.Integer("desiredHealthy");
        return ReadinessState.Ready(healthy < desired ? $"{healthy} of {desired} pods healthy" : string.Empty);
    }

    /// <summary>A policy is in force at once; what the type check has found wrong in it is worth a word.</summary>
    public static ReadinessState ValidatingAdmissionPolicy(MeshMap item)
    {
        List<MeshMap> warnings = [.. item.Status().FindMap("typeChecking")?.Maps("expressionWarnings") ?? []];
        return ReadinessState.Ready(warnings.Count == 0
            ? string.Empty
            : $"{warnings.Count} expressions with type warnings, first {warnings[0].FindText("fieldRef")}: {warnings[0].FindText("warning")}");
    }
}
