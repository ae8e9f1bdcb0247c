using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Checking.NetworkPlugins;

/// <summary>Whether Cilium lets traffic reach the proxies, and Istio's CNI plugin stay in place.</summary>
internal static class CiliumSettings
{
    /// <summary>Where Cilium has its settings.</summary>
    public const string Target = "ConfigMap kube-system/cilium-config";

    private const string Past = "Connections then go to pods past the sidecar and ztunnel.";
    private const string HostOnly = "bpf-lb-sock-hostns-only";

    /// <summary>The conflicts; null where the cluster does not run Cilium.</summary>
    /// <param name="client">The cluster.</param>
    /// <param name="has">Whether a component is to be installed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MeshException">The failures of every call.</exception>
    public static async Task<IReadOnlyList<NetworkPluginConflict>?> FindAsync(IClusterClient client, Predicate<string> has, CancellationToken cancellationToken)
    {
        MeshMap? found = await client.GetAsync("v1", "ConfigMap", "kube-system", "cilium-config", cancellationToken).ConfigureAwait(false);
        return found is null ? null : [.. Find(found.FindMap("data") ?? MeshMap.Empty, has)];
    }

    private static IEnumerable<NetworkPluginConflict> Find(MeshMap data, Predicate<string> has)
    {
        if (has("Cni") && Is("cni-exclusive"))
        {
            yield return Conflict("cni-exclusive=true", "It takes Istio's CNI plugin out of the configuration of every node again.", "cni-exclusive=false");
        }

        if (has("Ztunnel") && Is("enable-bpf-masquerade"))
        {
            yield return Conflict("enable-bpf-masquerade=true", "Probes of pods in ambient mode then fail.", "enable-bpf-masquerade=false");
        }

        if (Is("bpf-lb-sock") && !Is(HostOnly))
        {
            yield return Conflict("bpf-lb-sock=true", Past, $"{HostOnly}=true");
        }

        // Cilium before 1.16, which has that off unless it is said.
        if (data.FindText("kube-proxy-replacement") == "strict" && !Is(HostOnly))
        {
            yield return Conflict("kube-proxy-replacement=strict", Past, $"{HostOnly}=true");
        }

        bool Is(string setting) => data.FindText(setting) == "true";
    }

    private static NetworkPluginConflict Conflict(string setting, string why, string wanted) =>
        new($"Cilium has {setting}. {why}", $"Set {wanted} in Cilium's configuration.", Target);
}
