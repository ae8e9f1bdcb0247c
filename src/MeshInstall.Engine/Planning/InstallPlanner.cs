using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Rendering;

namespace MeshInstall.Engine.Planning;

/// <summary>Finds out, without changing anything, what an installation would do to each object.</summary>
public static class InstallPlanner
{
    private const int Concurrency = 16;
    private static readonly string[] Recreatable = ["Deployment", "DaemonSet", "StatefulSet", "Job", "RoleBinding", "ClusterRoleBinding"];

    /// <summary>The plan for <paramref name="manifests"/>, which stand in install order.</summary>
    /// <exception cref="MeshException">The cluster cannot be read, or would reject an object: see <see cref="IClusterClient"/>.</exception>
    public static Task<MeshPlan> PlanAsync(ClusterConnection cluster, IReadOnlyList<MeshManifest> manifests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return PlanAsync(cluster.Client, cluster.Name, manifests, cancellationToken);
    }

    internal static async Task<MeshPlan> PlanAsync(
        IClusterClient client, string cluster, IReadOnlyList<MeshManifest> manifests, CancellationToken cancellationToken)
    {
        List<MeshChange> changes = [];
        HashSet<string> missing = new(StringComparer.Ordinal);
        ResourceMapping namespaces = await client.DiscoverAsync("v1", "Namespace", cancellationToken).ConfigureAwait(false)
            ?? new ResourceMapping(string.Empty, "v1", "Namespace", "namespaces", Namespaced: false);
        foreach ((MeshManifest manifest, MeshResource wanted) in NamespacePlan.Wanted(manifests))
        {
            if (await NamespacePlan.ChangeAsync(client, namespaces, manifest, wanted, cancellationToken).ConfigureAwait(false) is { } change)
            {
                changes.Add(change);
                if (change.Action == MeshAction.Create)
                {
                    missing.Add(wanted.Name);
                }
            }
        }

        List<(MeshManifest Manifest, MeshResource Resource)> wantedObjects =
            [.. manifests.SelectMany(manifest => manifest.Resources.Select(resource => (manifest, OwnerLabels.Set(manifest, resource))))];
        MeshChange[] planned = new MeshChange[wantedObjects.Count];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, planned.Length, parallel, async (index, token) =>
            planned[index] = await PlanAsync(client, wantedObjects[index].Manifest, wantedObjects[index].Resource, missing, token).ConfigureAwait(false))
            .ConfigureAwait(false);
        return new MeshPlan(cluster, manifests, [.. changes, .. planned]);
    }

    private static async Task<MeshChange> PlanAsync(
        IClusterClient client, MeshManifest manifest, MeshResource resource, HashSet<string> missing, CancellationToken cancellationToken)
    {
        ResourceMapping? mapping = await client.DiscoverAsync(resource.ApiVersion, resource.Kind, cancellationToken).ConfigureAwait(false);
        if (mapping is null)
        {
            return new MeshChange(MeshAction.Create, manifest.Name, resource, []);
        }

        resource = ResourceScope.Place(resource, mapping, manifest.Namespace);
        MeshMap? live = resource.Namespace is { } space && missing.Contains(space)
            ? null
            : await client.GetAsync(mapping, resource.Namespace, resource.Name, cancellationToken).ConfigureAwait(false);
        return live is null
            ? new MeshChange(MeshAction.Create, manifest.Name, resource, [])
            : await CompareAsync(client, manifest, mapping, WebhookPolicy.KeepRaised(resource, live), live, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<MeshChange> CompareAsync(
        IClusterClient client, MeshManifest manifest, ResourceMapping mapping, MeshResource resource, MeshMap live, CancellationToken cancellationToken)
    {
        if (AppliedMatch.Holds(resource.Body, live))
        {
            return new MeshChange(MeshAction.Unchanged, manifest.Name, resource, []);
        }

        MeshMap applied;
        try
        {
            applied = await client.ApplyAsync(mapping, resource, new ApplyOptions { DryRun = true }, cancellationToken).ConfigureAwait(false);
        }
        catch (ImmutableFieldException error) when (Recreatable.Contains(resource.Kind, StringComparer.Ordinal))
        {
            return new MeshChange(MeshAction.Recreate, manifest.Name, resource, [.. error.Fields.Select(field => new MeshFieldChange(field, null, null))]);
        }

        IReadOnlyList<MeshFieldChange> fields = ObjectDifference.Between(live, applied);
        if (fields.Count == 0)
        {
            return FieldOwnership.Change(live, applied) is { } ownership
                ? new MeshChange(MeshAction.Update, manifest.Name, resource, [ownership])
                : new MeshChange(MeshAction.Unchanged, manifest.Name, resource, []);
        }

        return new MeshChange(FieldImpact.Restarts(resource.Kind, fields) ? MeshAction.Restart : MeshAction.Update, manifest.Name, resource, fields);
    }
}
