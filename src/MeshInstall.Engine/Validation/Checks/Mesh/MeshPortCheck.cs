namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Ports of the mesh configuration are in range.</summary>
internal sealed class MeshPortCheck : ICheck
{
    private const string Step = "Write a number from 1 to 65535.";

    public void Run(CheckContext context)
    {
        foreach (Place mesh in context.MeshConfigs)
        {
            IEnumerable<Place> ports =
            [
                mesh["proxyListenPort"],
                mesh["proxyInboundListenPort"],
                mesh.Find("defaultConfig", "proxyAdminPort"),
                mesh.Find("defaultConfig", "statusPort"),
            ];
            foreach (Place port in ports.Where(IsWrong))
            {
                context.Log.Error("PortOutOfRange", port.Path, port.Node, Message(port), Step);
            }

            foreach (Place port in mesh["extensionProviders"].Items()
                .SelectMany(provider => provider.Entries())
                .Select(entry => entry.Value["port"])
                .Where(IsWrong))
            {
                context.Log.Warning("PortOutOfRange", port.Path, port.Node, Message(port), Step);
            }
        }
    }

    private static bool IsWrong(Place port) => port.Integer is < 1 or > 65535;

    private static string Message(Place port) => $"{port.Node} is not the number of a port.";
}
