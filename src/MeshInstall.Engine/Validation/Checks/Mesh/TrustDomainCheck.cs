namespace MeshInstall.Engine.Validation.Checks.Mesh;

/// <summary>Trust domains are names of DNS labels.</summary>
internal sealed class TrustDomainCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (Place mesh in context.MeshConfigs)
        {
            foreach (Place place in mesh["trustDomainAliases"].Items().Prepend(mesh["trustDomain"]))
            {
                if (place.Text is { } domain && !IsTrustDomain(domain))
                {
                    context.Log.Error(
                        "InvalidTrustDomain", place.Path, place.Node, $"'{domain}' cannot name a trust domain: it becomes part of every workload's identity.",
                        "Write DNS labels joined by dots, such as cluster.local.");
                }
            }
        }
    }

    private static bool IsTrustDomain(string domain)
    {
        string name = domain.EndsWith('.') ? domain[..^1] : domain;
        return name.Split('.').All(DnsNames.IsHostLabel);
    }
}
