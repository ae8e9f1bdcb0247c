using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Planning;

/// <summary>Plans one object: by what is there, and where that does not say it by asking the server what an apply would make of it.</summary>
/// <param name="client">The cluster.</param>
/// <param name="missing">The namespaces that are still to be made.</param>
internal sealed class ObjectPlanner(IClusterClient client, IReadOnlySet<string> missing)
{
    private static readonly string[] Recreatable = ["Deployment", "DaemonSet", "StatefulSet", "Job", "RoleBinding", "ClusterRoleBinding"];

    /// <summary>What happens to the object.</summary>
    /// <exception cref="MeshException">The object cannot be read, or would be rejected.</exception>
    public async Task<MeshChange> PlanAsync(MeshManifest manifest, MeshResource resource, CancellationToken cancellationToken)
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
            : await CompareAsync(manifest, mapping, WebhookPolicy.KeepRaised(resource, live), live, cancellationToken).ConfigureAwait(false);
    }

    private async Task<MeshChange> CompareAsync(
        MeshManifest manifest, ResourceMapping mapping, MeshResource resource, MeshMap live, CancellationToken cancellationToken)
    {
        if (AppliedMatch.Holds(resource.Body, live))
        {
            return new MeshChange(MeshAction.Unchanged, manifest.Name, resource, []);
        }

        IReadOnlyList<MeshFieldConflict> conflicts;
        MeshMap applied;
        try
        {
            (applied, conflicts) = await DryRunAsync(mapping, resource, live, cancellationToken).ConfigureAwait(false);
        }
        catch (ImmutableFieldException error) when (Recreatable.Contains(resource.Kind, StringComparer.Ordinal))
        {
            return new MeshChange(MeshAction.Recreate, manifest.Name, resource, [.. error.Fields.Select(field => new MeshFieldChange(field, null, null))]);
        }

        IReadOnlyList<MeshFieldChange> fields = ObjectDifference.Between(live, applied);
        if (fields.Count == 0)
        {
            return FieldOwnership.Change(live, applied) is { } ownership
                ? new MeshChange(MeshAction.Update, manifest.Name, resource, [ownership]) { Conflicts = conflicts }
                : new MeshChange(MeshAction.Unchanged, manifest.Name, resource, []) { Conflicts = conflicts };
        }

        MeshAction action = FieldImpact.Restarts(resource.Kind, fields) ? MeshAction.Restart : MeshAction.Update;
        return new MeshChange(action, manifest.Name, resource, fields) { Conflicts = conflicts };
    }

    /// <summary>What an apply would make of the object; what it never applied it takes over, of what it did it asks for others' fields first.</summary>
    private async Task<(MeshMap Applied, IReadOnlyList<MeshFieldConflict> Conflicts)> DryRunAsync(
        ResourceMapping mapping, MeshResource resource, MeshMap live, CancellationToken cancellationToken)
    {
        IReadOnlyList<MeshFieldConflict> conflicts = [];
        if (FieldOwnership.Entry(live) is not null)
        {
            try
            {
                return (await ApplyAsync(force: false).ConfigureAwait(false), conflicts);
            }
            catch (FieldConflictException error)
            {
                conflicts = error.Conflicts;
            }
        }

        return (await ApplyAsync(force: true).ConfigureAwait(false), conflicts);

        Task<MeshMap> ApplyAsync(bool force) =>
            client.ApplyAsync(mapping, resource, new ApplyOptions { DryRun = true, Force = force }, cancellationToken);
    }
}
