using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Checking.Checks;

/// <summary>Whether Calico balances connections before a proxy sees them.</summary>
internal sealed class CalicoCheck() : ClusterCheck("Calico")
{
    private const string Why = "Connections then go to pods past the sidecar and ztunnel.";
    private static readonly string[] ApiVersions = ["projectcalico.org/v3", "crd.projectcalico.org/v1"];

    public override async Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        foreach (string apiVersion in ApiVersions)
        {
            if (await context.GetAsync(apiVersion, "FelixConfiguration", null, "default", cancellationToken).ConfigureAwait(false) is { } felix)
            {
                return Find(felix.Spec());
            }
        }

        return [Passed("The cluster does not run Calico, or with its defaults.", "FelixConfiguration default")];
    }

    private List<MeshCheckResult> Find(MeshMap spec)
    {
        List<MeshCheckResult> results = [];
        if (spec.FindText("bpfConnectTimeLoadBalancing") is { } mode && mode != "Disabled")
        {
            results.Add(Conflict("bpfConnectTimeLoadBalancing", mode, "Disabled"));
        }

        if (spec.FindBoolean("bpfConnectTimeLoadBalancingEnabled") == true)
        {
            results.Add(Conflict("bpfConnectTimeLoadBalancingEnabled", "true", "false"));
        }

        return results.Count > 0 ? results : [Passed("Calico leaves connections to the proxies.", "FelixConfiguration default")];
    }

    private MeshCheckResult Conflict(string field, string value, string wanted) => Warning(
        $"Calico has {field}={value}. {Why}", $"Set {field} to {wanted} in the FelixConfiguration 'default'.", "FelixConfiguration default");
}
