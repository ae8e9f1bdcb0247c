using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Checking.NetworkPlugins;

/// <summary>Whether Calico balances connections before a proxy sees them.</summary>
internal static class CalicoSettings
{
    /// <summary>Where Calico has its settings.</summary>
    public const string Target = "FelixConfiguration default";

    private static readonly string[] ApiVersions = ["projectcalico.org/v3", "crd.projectcalico.org/v1"];

    /// <summary>The conflicts; null where the cluster does not run Calico, or with its defaults.</summary>
    /// <exception cref="MeshException">The failures of every call.</exception>
    public static async Task<IReadOnlyList<NetworkPluginConflict>?> FindAsync(IClusterClient client, CancellationToken cancellationToken)
    {
        foreach (string apiVersion in ApiVersions)
        {
            if (await client.GetAsync(apiVersion, "FelixConfiguration", null, "default", cancellationToken).ConfigureAwait(false) is { } felix)
            {
                return [.. Find(felix.Spec())];
            }
        }

        return null;
    }

    private static IEnumerable<NetworkPluginConflict> Find(MeshMap spec)
    {
        if (spec.FindText("bpfConnectTimeLoadBalancing") is { } mode && mode != "Disabled")
        {
            yield return Conflict($"bpfConnectTimeLoadBalancing={mode}", "bpfConnectTimeLoadBalancing=Disabled");
        }

        if (spec.FindBoolean("bpfConnectTimeLoadBalancingEnabled") == true)
        {
            yield return Conflict("bpfConnectTimeLoadBalancingEnabled=true", "bpfConnectTimeLoadBalancingEnabled=false");
        }
    }

    private static NetworkPluginConflict Conflict(string setting, string wanted) => new(
        $"Calico has {setting}. Connections then go to pods past the sidecar and ztunnel.", $"Set {wanted} in the FelixConfiguration 'default'.", Target);
}
