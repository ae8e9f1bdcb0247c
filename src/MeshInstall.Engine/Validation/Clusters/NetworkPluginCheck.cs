using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Validation.Clusters;

/// <summary>
/// Finds settings of the cluster's own network plugin under which traffic would pass the mesh by. What cannot be read, since it is not there or
/// the user may not, is passed over.
/// </summary>
public static class NetworkPluginCheck
{
    private const string Id = "NetworkPluginConflict";

    /// <summary>The warnings, none where no such plugin is there.</summary>
    /// <exception cref="MeshException">The cluster cannot be reached.</exception>
    public static async Task<IReadOnlyList<MeshValidationIssue>> RunAsync(IClusterClient cluster, MeshConfig config, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(config);
        MeshMap? calico = await FindAsync(cluster, "projectcalico.org/v3", "FelixConfiguration", null, "default", cancellationToken).ConfigureAwait(false);
        MeshMap? cilium = await FindAsync(cluster, "v1", "ConfigMap", "kube-system", "cilium-config", cancellationToken).ConfigureAwait(false);
        return [.. Calico(calico?.FindMap("spec") ?? MeshMap.Empty), .. Cilium(config, cilium?.FindMap("data") ?? MeshMap.Empty)];
    }

    // With it, connections are turned to an address of a pod before any proxy sees them.
    private static IEnumerable<MeshValidationIssue> Calico(MeshMap spec)
    {
        if (spec.FindText("bpfConnectTimeLoadBalancing") is { } balancing && balancing != "Disabled")
        {
            yield return Warning("FelixConfiguration default", $"bpfConnectTimeLoadBalancing={balancing}", "bpfConnectTimeLoadBalancing=Disabled");
        }

        if (spec.FindBoolean("bpfConnectTimeLoadBalancingEnabled") == true)
        {
            yield return Warning("FelixConfiguration default", "bpfConnectTimeLoadBalancingEnabled=true", "bpfConnectTimeLoadBalancingEnabled=false");
        }
    }

    private static IEnumerable<MeshValidationIssue> Cilium(MeshConfig config, MeshMap data)
    {
        const string Source = "ConfigMap kube-system/cilium-config";
        const string HostOnly = "bpf-lb-sock-hostns-only=true";
        if (ComponentSelection.IsEnabled(config, "Cni") && Is("cni-exclusive"))
        {
            yield return Warning(Source, "cni-exclusive=true", "cni-exclusive=false");
        }

        if (ComponentSelection.IsEnabled(config, "Ztunnel") && Is("enable-bpf-masquerade"))
        {
            yield return Warning(Source, "enable-bpf-masquerade=true", "enable-bpf-masquerade=false");
        }

        if (Is("bpf-lb-sock") && !Is("bpf-lb-sock-hostns-only"))
        {
            yield return Warning(Source, "bpf-lb-sock=true", HostOnly);
        }

        // Cilium before 1.16, which has that off unless it is said.
        if (data.FindText("kube-proxy-replacement") == "strict" && !Is("bpf-lb-sock-hostns-only"))
        {
            yield return Warning(Source, "kube-proxy-replacement=strict", HostOnly);
        }

        bool Is(string setting) => data.FindText(setting) == "true";
    }

    private static async Task<MeshMap?> FindAsync(
        IClusterClient cluster, string apiVersion, string kind, string? space, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await cluster.DiscoverAsync(apiVersion, kind, cancellationToken).ConfigureAwait(false) is { } mapping
                ? await cluster.GetAsync(mapping, space, name, cancellationToken).ConfigureAwait(false)
                : null;
        }
        catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied")
        {
            return null;
        }
    }

    private static MeshValidationIssue Warning(string source, string setting, string wanted) => new(
        Id, MeshSeverity.Warning, source, $"The network plugin of the cluster has {setting}, with which traffic passes the mesh by.", null, $"Set {wanted} in {source}.");
}
