using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;

namespace MeshInstall.Engine.Planning.Pruning;

/// <summary>Finds how a kind is served today, though it may have been recorded in a version that is gone.</summary>
internal static class ServedKinds
{
    private static readonly string[] Versions = ["v1", "v1beta1", "v2", "v1alpha1", "v1alpha3"];

    /// <summary>How the object's kind is served; null where it is not at all.</summary>
    public static async Task<ResourceMapping?> FindAsync(IClusterClient client, MeshResource resource, CancellationToken cancellationToken)
    {
        if (await client.DiscoverAsync(resource.ApiVersion, resource.Kind, cancellationToken).ConfigureAwait(false) is { } mapping)
        {
            return mapping;
        }

        string prefix = resource.Group.Length == 0 ? string.Empty : resource.Group + "/";
        foreach (string version in InspectedKinds.All
            .Where(kind => kind.Kind == resource.Kind && kind.ApiVersion.StartsWith(prefix, StringComparison.Ordinal))
            .Select(kind => kind.ApiVersion)
            .Concat(Versions.Select(version => prefix + version))
            .Distinct(StringComparer.Ordinal)
            .Where(version => version != resource.ApiVersion))
        {
            if (await client.DiscoverAsync(version, resource.Kind, cancellationToken).ConfigureAwait(false) is { } other)
            {
                return other;
            }
        }

        return null;
    }
}
