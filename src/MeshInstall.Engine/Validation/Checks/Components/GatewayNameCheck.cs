using System.Text.RegularExpressions;

namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>Names of gateways can name objects in Kubernetes.</summary>
internal sealed partial class GatewayNameCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (ComponentPlace gateway in context.Components.Where(component => component.GatewayField is not null))
        {
            if (gateway.Place["name"].Text is { Length: > 0 } name && !(Name().IsMatch(name) && DnsNames.IsSubdomain(name)))
            {
                Place place = gateway.Place["name"];
                context.Log.Error(
                    "InvalidGatewayName", place.Path, place.Node, $"'{name}' cannot name a gateway: its Deployment and Service take this name.",
                    "Write lower-case letters, digits, hyphens and dots, with a letter or digit at either end, such as istio-ingressgateway.");
            }
        }
    }

    [GeneratedRegex("^[a-z0-9.-]{1,254}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
