namespace MeshInstall.Engine.Readiness;

/// <summary>The rules of kinds that run no pods.</summary>
internal static class ObjectRules
{
    public static ReadinessState Namespace(MeshMap item) => item.Status().FindText("phase") switch
    {
        "Active" or null => ReadinessState.Ready(),
        var phase => ReadinessState.Progressing($"it is {phase}"),
    };

    public static ReadinessState CustomResourceDefinition(MeshMap item)
    {
        MeshMap? names = item.Condition("NamesAccepted");
        if (names.IsFalse())
        {
            return ReadinessState.Failed(names.Why("its names are taken"));
        }

        MeshMap? established = item.Condition("Established");
        return established.IsTrue() ? ReadinessState.Ready() : ReadinessState.Progressing(established.Why("it is not established yet"));
    }

    public static ReadinessState ApiService(MeshMap item)
    {
        MeshMap? available = item.Condition("Available");
        return available.IsTrue() ? ReadinessState.Ready() : ReadinessState.Progressing(available.Why("it is not available yet"));
    }

    /// <summary>A load balancer may take minutes, or never come on a cluster without one; the mesh works without.</summary>
    public static ReadinessState Service(MeshMap item)
    {
        bool waits = item.Spec().FindText("type") == "LoadBalancer"
            && item.Status().FindMap("loadBalancer")?.FindList("ingress") is not { Count: > 0 };
        return ReadinessState.Ready(waits ? "no external address yet" : string.Empty);
    }

    public static ReadinessState PersistentVolumeClaim(MeshMap item) => item.Status().FindText("phase") switch
    {
        "Bound" => ReadinessState.Ready(),
        "Lost" => ReadinessState.Failed("its volume is lost"),
        var phase => ReadinessState.Progressing($"it is {phase ?? "not bound yet"}"),
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

    public static ReadinessState WebhookConfiguration(MeshMap item)
    {
        int without = item.Maps("webhooks").Count(webhook => webhook.FindMap("clientConfig") is { } client
            && client.ContainsKey("service") && string.IsNullOrEmpty(client.FindText("caBundle")));
        return ReadinessState.Ready(without > 0 ? $"{without} webhooks without a certificate authority yet" : string.Empty);
    }
}
