namespace MeshInstall.Engine.Readiness.Rules;

/// <summary>The rules of the Gateway API, whose objects say how they are in conditions, each for a generation.</summary>
internal static class GatewayRules
{
    public static ReadinessState GatewayClass(MeshMap item) => All(item, item.Status(), "Accepted") ?? ReadinessState.Ready();

    public static ReadinessState Gateway(MeshMap item) => All(item, item.Status(), "Accepted", "Programmed") ?? ReadinessState.Ready();

    /// <summary>A route is ready when every parent that has looked at it takes it, and one at least has.</summary>
    public static ReadinessState Route(MeshMap item)
    {
        List<MeshMap> parents = [.. item.Status().Maps("parents")];
        return parents.Count == 0
            ? ReadinessState.Progressing("its controller has not seen it yet")
            : parents.Select(parent => All(item, parent, "Accepted", "ResolvedRefs")).FirstOrDefault(state => state is not null) ?? ReadinessState.Ready();
    }

    /// <summary>The first of the conditions that does not hold; null where all do.</summary>
    private static ReadinessState? All(MeshMap item, MeshMap holder, params ReadOnlySpan<string> types)
    {
        foreach (string type in types)
        {
            MeshMap? condition = holder.Maps("conditions").FirstOrDefault(condition => condition.FindText("type") == type);
            if (condition is null || (condition.FindText("status") == "Unknown" && condition.FindText("reason") is null or "Pending"))
            {
                return ReadinessState.Progressing("its controller has not seen it yet");
            }

            if (GeneralRules.IsOutdated(item, condition))
            {
                return ReadinessState.Progressing("its controller has not seen the latest change yet");
            }

            if (!condition.IsTrue())
            {
                return ReadinessState.Progressing(condition.Why($"its condition {type} is not true"));
            }
        }

        return null;
    }
}
