namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>Gateways listen on ports that need no root, unless they run as root.</summary>
internal sealed class GatewayRootPortCheck : ICheck
{
    private const long FirstFree = 1024;

    public void Run(CheckContext context)
    {
        foreach (ComponentPlace gateway in context.Components.Where(component => component.GatewayField is not null))
        {
            if (gateway.Values["runAsRoot"].Boolean != true)
            {
                CheckPorts(context, gateway.Kubernetes.Find("service", "ports"), gateway.Title, gateway.Values.Path);
            }
        }

        Place legacy = context.Values.Find("gateways", "istio-ingressgateway");
        CheckPorts(context, legacy["ingressPorts"], "the ingress gateway", legacy.Path);
    }

    private static void CheckPorts(CheckContext context, Place ports, string gateway, NodePath values)
    {
        foreach (Place port in ports.Items())
        {
            Place target = port["targetPort"];
            if (target.Node is MeshScalar { Kind: MeshNodeKind.Text } || port["port"].Integer is not { } number)
            {
                continue;
            }

            long listening = target.Integer is { } given and not 0 ? given : number;
            bool free = target.Integer is { } set and not 0 ? set >= FirstFree : number > FirstFree;
            if (!free && listening > 0)
            {
                Place blamed = target.Exists ? target : port;
                context.Log.Error(
                    "GatewayPortNeedsRoot", blamed.Path, blamed.Node,
                    $"Port {Name(port, number)} of {gateway} makes it listen on port {listening}, which only root may do.",
                    $"Set targetPort to 1024 or above (such as {listening + 8000}), or set {values}.runAsRoot to true.");
            }
        }
    }

    private static string Name(Place port, long number) => port["name"].Text is { Length: > 0 } name ? $"{number} ({name})" : $"{number}";
}
