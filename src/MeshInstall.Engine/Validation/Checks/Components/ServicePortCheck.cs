namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>Ports of Services are in range, named where there are several, and unlike one another.</summary>
internal sealed class ServicePortCheck : ICheck
{
    private const long Highest = 65535;

    public void Run(CheckContext context)
    {
        foreach (ComponentPlace component in context.Components)
        {
            CheckPorts(context, component.Kubernetes.Find("service", "ports"), component.Title);
        }

        foreach (string gateway in new[] { "istio-ingressgateway", "istio-egressgateway" })
        {
            CheckPorts(context, context.Values.Find("gateways", gateway, "ports"), gateway);
        }
    }

    private static void CheckPorts(CheckContext context, Place ports, string owner)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        HashSet<(long, string)> numbers = [];
        int count = ports.Items().Count();
        foreach (Place port in ports.Items())
        {
            CheckRanges(context, port);
            if (port.Map is null)
            {
                continue;
            }

            string? name = port["name"].Text;
            if (string.IsNullOrEmpty(name) && count > 1)
            {
                context.Log.Error(
                    "PortWithoutName", port.Path, port.Node, $"A port of {owner} has no name; a Service with several ports must name each.",
                    "Add a name, such as http2 or https.");
            }
            else if (!string.IsNullOrEmpty(name) && !names.Add(name))
            {
                context.Log.Error(
                    "DuplicatePort", port["name"].Path, port["name"].Node, $"Two ports of {owner} have the name '{name}'.", "Give each port a name of its own.");
            }

            string protocol = port["protocol"].Text is { Length: > 0 } given ? given : "TCP";
            if (port["port"].Integer is { } number && !numbers.Add((number, protocol)))
            {
                context.Log.Error(
                    "DuplicatePort", port["port"].Path, port["port"].Node, $"Two ports of {owner} have the number {number} ({protocol}).",
                    "Give each port a number of its own.");
            }
        }
    }

    private static void CheckRanges(CheckContext context, Place port)
    {
        if (port.Map is not null && !port["port"].Exists)
        {
            context.Log.Error("PortWithoutNumber", port.Path, port.Node, "The port has no number.", "Add 'port' with a number from 1 to 65535.");
        }

        foreach ((string field, long least) in new[] { ("port", 1L), ("targetPort", 0L), ("nodePort", 0L) })
        {
            Place place = port[field];
            if (place.Integer is { } number && (number < least || number > Highest))
            {
                context.Log.Error(
                    "PortOutOfRange", place.Path, place.Node, $"{number} is not the number of a port.", "Write a number from 1 to 65535.");
            }
        }
    }
}
