namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Ports of the mesh configuration are in range.</summary>
internal sealed class MeshPortCheck : ICheck
{
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
                .. mesh["extensionProviders"].Items().SelectMany(provider => provider.Entries()).Select(entry => entry.Value["port"]),
            ];
            foreach (Place port in ports)
            {
                if (port.Integer is < 1 or > 65535)
                {
                    context.Log.Error(
                        "PortOutOfRange", port.Path, port.Node, $"{port.Node} is not the number of a port.", "Write a number from 1 to 65535.");
                }
            }
        }
    }
}
