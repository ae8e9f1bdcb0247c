namespace MeshInstall.Engine.Readiness.Rules;

/// <summary>The rules of kinds by which workloads are reached.</summary>
internal static class ServiceRules
{
    /// <summary>
    /// A load balancer may take minutes, or never come on a cluster without one; the mesh works without. Only an address inside the cluster
    /// is waited for.
    /// </summary>
    public static ReadinessState Service(MeshMap item)
    {
        if (item.Spec().FindText("type") != "LoadBalancer")
        {
            return ReadinessState.Ready();
        }

        return string.IsNullOrEmpty(item.Spec().FindText("clusterIP")) ? ReadinessState.Progressing("it has no address in the cluster yet")
            : HasAddress(item) ? ReadinessState.Ready()
            : ReadinessState.Ready("no external address yet");
    }

    /// <summary>An Ingress serves nobody without its controller, and harms nobody either.</summary>
    public static ReadinessState Ingress(MeshMap item) => ReadinessState.Ready(HasAddress(item) ? string.Empty : "no address yet");

    /// <summary>A slice is data; whoever needs its endpoints waits for them.</summary>
    public static ReadinessState EndpointSlice(MeshMap item) => ReadinessState.Ready(HasReadyEndpoint(item) ? string.Empty : "no ready endpoint");

    /// <summary>Whether the slice has an endpoint that takes traffic; one that does not say so is ready.</summary>
    public static bool HasReadyEndpoint(MeshMap slice) => slice.Maps("endpoints").Any(endpoint =>
        endpoint.FindList("addresses") is { Count: > 0 } && endpoint.FindMap("conditions")?.FindBoolean("ready") != false);

    private static bool HasAddress(MeshMap item) => item.Status().FindMap("loadBalancer")?.FindList("ingress") is { Count: > 0 };
}
