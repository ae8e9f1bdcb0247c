using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Planning.Adoption;

namespace MeshInstall.Engine.Applying;

/// <summary>What another installer left in the cluster, as manifests that bring it back.</summary>
internal static class AdoptedState
{
    private const int Concurrency = 16;
    private static readonly string[] ServerMetadata =
        ["managedFields", "resourceVersion", "generation", "creationTimestamp", "uid", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds"];

    /// <summary>The live objects that the plan touches, component by component, without what the server keeps for itself.</summary>
    public static async Task<IReadOnlyList<MeshManifest>> ReadAsync(IClusterClient client, MeshPlan plan, CancellationToken cancellationToken)
    {
        List<MeshChange> touched = [.. plan.Changes.Where(change => change.Action != MeshAction.Create && change.Resource is not { Kind: "Namespace", Group: "" })];
        MeshResource?[] found = new MeshResource?[touched.Count];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, touched.Count, parallel, async (index, token) => found[index] = await ReadAsync(client, touched[index].Resource, token).ConfigureAwait(false))
            .ConfigureAwait(false);
        return [.. touched
            .Select((change, index) => (change, Found: found[index]))
            .Where(entry => entry.Found is not null)
            .GroupBy(entry => entry.change.Component, StringComparer.Ordinal)
            .Select(group => Manifest(plan, group.Key, [.. group.Select(entry => entry.Found!)]))];
    }

    private static async Task<MeshResource?> ReadAsync(IClusterClient client, MeshResource resource, CancellationToken cancellationToken)
    {
        MeshMap? live = await client.DiscoverAsync(resource.ApiVersion, resource.Kind, cancellationToken).ConfigureAwait(false) is { } mapping
            ? await client.GetAsync(mapping, resource.Namespace, resource.Name, cancellationToken).ConfigureAwait(false)
            : null;
        if (live is null)
        {
            return null;
        }

        MeshMap kept = AdoptedFields.Of(live).Without("status");
        MeshMap metadata = ServerMetadata.Aggregate(kept.FindMap("metadata")!, (map, key) => map.Without(key));
        return new MeshResource(kept.With("metadata", metadata));
    }

    private static MeshManifest Manifest(MeshPlan plan, string name, IReadOnlyList<MeshResource> resources)
    {
        MeshManifest? wanted = plan.Manifests.FirstOrDefault(manifest => manifest.Name == name);
        string? Label(string label) => resources
            .Select(resource => resource.Body.FindMap("metadata")?.FindMap("labels")?.FindText(label)).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return new MeshManifest
        {
            Component = wanted?.Component ?? Label(MeshLabels.Component) ?? name,
            Name = name,
            Namespace = wanted?.Namespace ?? resources.Select(resource => resource.Namespace).FirstOrDefault(space => space is not null) ?? plan.Namespace,
            Revision = wanted?.Revision ?? (plan.Revision == "default" ? string.Empty : plan.Revision),
            Owner = Label(MeshLabels.Owner) ?? string.Empty,
            Version = Label(MeshLabels.Version) ?? string.Empty,
            Chart = string.Empty,
            Values = MeshMap.Empty,
            DependsOn = wanted?.DependsOn ?? [],
            Resources = resources,
        };
    }
}
