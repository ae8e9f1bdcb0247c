using MeshInstall.Engine.Validation.Checks.Values;

namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Networks of the mesh have addresses and gateways that can be reached.</summary>
internal sealed class MeshNetworksCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach ((string name, Place network) in context.Values.Find("global", "meshNetworks").Entries())
        {
            foreach (Place range in network["endpoints"].Items().Select(endpoint => endpoint["fromCidr"]))
            {
                if (range.Text is { } text && AddressRange.FindProblem(text) is { } problem && !AddressRange.TryParseAddress(text, out _))
                {
                    context.Log.Error(
                        "InvalidAddressRange", range.Path, range.Node, $"'{text}' of network {name} is not a range of addresses: {problem}.",
                        "Write a CIDR block, such as 10.0.0.0/8.");
                }
            }

            foreach (Place registry in network["endpoints"].Items().Select(endpoint => endpoint["fromRegistry"]))
            {
                if (registry.Text is { } text && !DnsNames.IsHostLabel(text))
                {
                    context.Log.Error(
                        "InvalidRegistry", registry.Path, registry.Node, $"'{text}' of network {name} cannot name a cluster.",
                        "Write the name of a cluster as in global.multiCluster.clusterName: letters, digits and hyphens.");
                }
            }

            foreach (Place gateway in network["gateways"].Items().Where(gateway => gateway.Map is not null))
            {
                CheckHost(context, name, gateway["address"], takesAddress: true);
                CheckHost(context, name, gateway["registryServiceName"], takesAddress: false);
                Place port = gateway["port"];
                if (!port.Exists || port.Integer is < 1 or > 65535)
                {
                    Place blamed = port.Exists ? port : gateway;
                    context.Log.Error(
                        "PortOutOfRange", blamed.Path, blamed.Node, $"A gateway of network {name} has no port that can be reached.",
                        "Set port to a number from 1 to 65535, such as 15443.");
                }
            }
        }
    }

    private static void CheckHost(CheckContext context, string network, Place host, bool takesAddress)
    {
        if (host.Text is { } text && !DnsNames.IsDomain(text) && !(takesAddress && AddressRange.TryParseAddress(text, out _)))
        {
            context.Log.Error(
                "InvalidHost", host.Path, host.Node, $"'{text}' is not where a gateway of network {network} can be reached.", "Write a DNS name or an IP address.");
        }
    }
}
