namespace MeshInstall.Engine.Checking.Checks;

/// <summary>Whether Cilium is set up so that traffic reaches the proxies, and Istio's CNI plugin stays in place.</summary>
internal sealed class CiliumCheck() : ClusterCheck("Cilium")
{
    private const string Target = "ConfigMap kube-system/cilium-config";

    public override async Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        MeshMap? found = await context.GetAsync("v1", "ConfigMap", "kube-system", "cilium-config", cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            return [Passed("The cluster does not run Cilium.", Target)];
        }

        MeshMap data = found.FindMap("data") ?? MeshMap.Empty;
        bool isHostOnly = data.FindText("bpf-lb-sock-hostns-only") == "true";
        List<MeshCheckResult> results = [];
        if (context.Has("Cni") && data.FindText("cni-exclusive") == "true")
        {
            results.Add(Conflict("cni-exclusive", "true", "It takes Istio's CNI plugin out of the configuration of every node again.", "cni-exclusive=false"));
        }

        if (context.Has("Ztunnel") && data.FindText("enable-bpf-masquerade") == "true")
        {
            results.Add(Conflict("enable-bpf-masquerade", "true", "Probes of pods in ambient mode then fail.", "enable-bpf-masquerade=false"));
        }

        if (data.FindText("bpf-lb-sock") == "true" && !isHostOnly)
        {
            results.Add(Conflict("bpf-lb-sock", "true", "Connections then go to pods past the sidecar and ztunnel.", "bpf-lb-sock-hostns-only=true"));
        }

        if (data.FindText("kube-proxy-replacement") == "strict" && !isHostOnly)
        {
            results.Add(Conflict("kube-proxy-replacement", "strict", "Connections then go to pods past the sidecar and ztunnel.", "bpf-lb-sock-hostns-only=true"));
        }

        return results.Count > 0 ? results : [Passed("Cilium leaves traffic to the proxies.", Target)];
    }

    private MeshCheckResult Conflict(string key, string value, string why, string wanted) =>
        Warning($"Cilium has {key}={value}. {why}", $"Set {wanted} in Cilium's configuration.", Target);
}
