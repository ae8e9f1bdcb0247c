using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning;

/// <summary>
/// Tells what stays once every installation is taken out, and how to remove it: the namespaces of control planes, and what istiod made at run time. None of
/// that is deleted, as none of it says for sure whose it is: istiod of another cluster writes the same roots of trust into the namespaces of this one, and its
/// own certificate authority may be wanted for the next installation.
/// </summary>
internal static class RuntimeLeftovers
{
    private const string RootsSelector = "istio.io/config=true";
    private static readonly HashSet<string> Authorities = new(StringComparer.Ordinal) { "istio-ca-secret", "cacerts" };

    // Deleting one of these takes more than a mesh away.
    private static readonly HashSet<string> NotIstios = new(StringComparer.Ordinal) { "default", "kube-system", "kube-public" };

    /// <summary>One sentence or two; null where nothing stays.</summary>
    /// <param name="client">The cluster.</param>
    /// <param name="spaces">The namespaces of the control planes.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    public static async Task<string?> DescribeAsync(IClusterClient client, IEnumerable<string> spaces, CancellationToken cancellationToken)
    {
        IReadOnlyList<MeshMap> maps = await ListAsync(client, "ConfigMap", space: null, RootsSelector, cancellationToken).ConfigureAwait(false);
        List<string> staying = [];
        List<string> going = [];
        foreach (string space in spaces.Distinct(StringComparer.Ordinal))
        {
            string[] secrets = [.. (await ListAsync(client, "Secret", space, null, cancellationToken).ConfigureAwait(false)).Select(secret => secret.Name()).Where(Authorities.Contains)];
            string authority = secrets.Length == 0 ? string.Empty
                : $"{string.Join(" and ", secrets.Select(name => $"the Secret {name}"))}, the root of trust with which the next installation goes on";
            if (NotIstios.Contains(space))
            {
                staying.AddRange(authority.Length > 0 ? [$"in {space} {authority}"] : []);
            }
            else if (await ExistsAsync(client, space, cancellationToken).ConfigureAwait(false))
            {
                staying.Add($"the namespace {space} with all that is in it" + (authority.Length > 0 ? $", among it {authority}" : string.Empty));
                going.Add($"kubectl delete namespace {space}");
            }
        }

        string[] others = [.. maps.Select(map => map.Namespace() ?? string.Empty).Distinct(StringComparer.Ordinal)
            .Where(space => !going.Contains($"kubectl delete namespace {space}"))];
        if (others.Length > 0)
        {
            staying.Add($"the roots of trust that istiod wrote into {(others.Length == 1 ? "one namespace" : $"{others.Length} namespaces")} (ConfigMap {string.Join(", ", maps.Select(map => map.Name()).Distinct(StringComparer.Ordinal))})");
            going.Add($"kubectl delete configmap --all-namespaces --selector {RootsSelector}");
        }

        return staying.Count == 0 ? null
            : $"What stays: {string.Join("; ", staying)}." + (going.Count > 0 ? $" Where nothing else needs that, this removes it: {string.Join("; ", going)}." : string.Empty);
    }

    private static async Task<bool> ExistsAsync(IClusterClient client, string space, CancellationToken cancellationToken)
    {
        ResourceMapping mapping = new(string.Empty, "v1", "Namespace", "namespaces", Namespaced: false);
        try
        {
            return await client.GetAsync(mapping, null, space, cancellationToken).ConfigureAwait(false) is not null;
        }
        catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied")
        {
            return true;
        }
    }

    /// <summary>The metadata of the objects: contents, such as the keys of an authority, stay where they are.</summary>
    private static async Task<IReadOnlyList<MeshMap>> ListAsync(
        IClusterClient client, string kind, string? space, string? selector, CancellationToken cancellationToken)
    {
        ResourceMapping mapping = new(string.Empty, "v1", kind, kind.ToLowerInvariant() + "s", Namespaced: true);
        try
        {
            return (await client.ListAsync(new ResourceQuery(mapping, space, selector) { MetadataOnly = true }, cancellationToken).ConfigureAwait(false)).Items;
        }
        catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied")
        {
            return [];
        }
    }
}
