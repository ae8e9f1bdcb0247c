namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Hosts of service settings are DNS names, with a wildcard in front at most.</summary>
internal sealed class ServiceHostCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (Place host in context.MeshConfigs
            .SelectMany(mesh => mesh["serviceSettings"].Items())
            .SelectMany(settings => settings["hosts"].Items()))
        {
            if (host.Text is { } name && !DnsNames.IsWildcardDomain(name))
            {
                context.Log.Error(
                    "InvalidHost", host.Path, host.Node, $"'{name}' is not a DNS name.",
                    "Write a DNS name, such as reviews.prod.svc.cluster.local, or one with a wildcard in front, such as *.prod.svc.cluster.local.");
            }
        }
    }
}
