using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Planning.Adoption;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Applying;

/// <summary>What another installer left in the cluster, as manifests that bring it back.</summary>
internal static class AdoptedState
{
    private const int Concurrency = 16;

    /// <summary>The live objects that the plan touches, component by component, without what the server keeps for itself.</summary>
    public static async Task<IReadOnlyList<MeshManifest>> ReadAsync(IClusterClient client, MeshPlan plan, CancellationToken cancellationToken)
    {
        List<MeshChange> touched = [.. plan.Changes.Where(change => change.Action != MeshAction.Create && change.Wanted is not { Kind: "Namespace", Group: "" })];
        MeshResource?[] found = await ManyCalls
            .SelectAsync(touched, Concurrency, (change, token) => ReadAsync(client, change.Wanted, token), cancellationToken).ConfigureAwait(false);
        MeshMap values = await ValuesAsync(client, plan.Namespace, cancellationToken).ConfigureAwait(false);
        return [.. touched
            .Zip(found, (change, live) => (change.Component, Found: live))
            .Where(entry => entry.Found is not null)
            .GroupBy(entry => entry.Component, StringComparer.Ordinal)
            .Select(group => Manifest(plan, group.Key, values, [.. group.Select(entry => entry.Found!)]))];
    }

    /// <summary>The network, which is no field of an object of the installation, but a label of its namespace.</summary>
    private static async Task<MeshMap> ValuesAsync(IClusterClient client, string space, CancellationToken cancellationToken)
    {
        MeshMap? live = await client.GetAsync("v1", "Namespace", null, space, cancellationToken).ConfigureAwait(false);
        return live?.Label(NamespacePlan.NetworkLabel) is { Length: > 0 } network
            ? MeshMap.Empty.With("global", new MeshMap.Builder().Add("istioNamespace", space).Add("network", network).Build())
            : MeshMap.Empty;
    }

    private static async Task<MeshResource?> ReadAsync(IClusterClient client, MeshResource resource, CancellationToken cancellationToken)
    {
        MeshMap? live = await client.GetAsync(resource.ApiVersion, resource.Kind, resource.Namespace, resource.Name, cancellationToken).ConfigureAwait(false);
        return live is null ? null : new MeshResource(ServerFields.Without(AdoptedFields.Of(live)));
    }

    private static MeshManifest Manifest(MeshPlan plan, string name, MeshMap values, IReadOnlyList<MeshResource> resources)
    {
        MeshManifest? wanted = plan.Manifests.FirstOrDefault(manifest => manifest.Name == name);
        string? Label(string label) => resources
            .Select(resource => resource.Body.FindMap("metadata")?.FindMap("labels")?.FindText(label)).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return new MeshManifest
        {
            Component = wanted?.Component ?? Label(MeshLabels.Component) ?? name,
            Name = name,
            Namespace = wanted?.Namespace ?? resources.Select(resource => resource.Namespace).FirstOrDefault(space => space is not null) ?? plan.Namespace,
            Revision = wanted?.Revision ?? ReleaseStream.RevisionIn(plan),
            Owner = Label(MeshLabels.Owner) ?? string.Empty,
            Version = Label(MeshLabels.Version) ?? string.Empty,
            Chart = string.Empty,
            Values = values,
            DependsOn = wanted?.DependsOn ?? [],
            Resources = resources,
        };
    }
}
