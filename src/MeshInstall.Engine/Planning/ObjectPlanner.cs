using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Inspecting;
using MeshInstall.Engine.Planning.Adoption;
using MeshInstall.Engine.Planning.Recreating;

namespace MeshInstall.Engine.Planning;

/// <summary>Plans one object: by what is there, and where that does not say it by asking the server what an apply would make of it.</summary>
/// <param name="client">The cluster.</param>
/// <param name="objects">What is there.</param>
/// <param name="missing">The namespaces that are still to be made.</param>
internal sealed class ObjectPlanner(IClusterClient client, LiveObjects objects, IReadOnlySet<string> missing)
{
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
            : await objects.FindAsync(mapping, resource.Namespace, resource.Name, cancellationToken).ConfigureAwait(false);
        return live is null
            ? new MeshChange(MeshAction.Create, manifest.Name, WebhookPolicy.Begin(resource), [])
            : await CompareAsync(manifest, mapping, ControllerFields.Leave(resource, live), live, cancellationToken).ConfigureAwait(false);
    }

    private async Task<MeshChange> CompareAsync(
        MeshManifest manifest, ResourceMapping mapping, MeshResource resource, MeshMap live, CancellationToken cancellationToken)
    {
        if (AppliedMatch.Holds(resource.Body, live))
        {
            return new MeshChange(MeshAction.Unchanged, manifest.Name, resource, []);
        }

        string adoptedFrom = FieldOwnership.Entry(live) is null ? InstallerDetection.Of(live) : string.Empty;
        IReadOnlyList<MeshFieldConflict> conflicts;
        MeshMap applied;
        try
        {
            (applied, conflicts) = await DryRunAsync(mapping, resource, isAdopted: adoptedFrom.Length > 0, cancellationToken).ConfigureAwait(false);
        }
        catch (ImmutableFieldException error)
        {
            return RecreationRules.Allow(resource)
                ? new MeshChange(MeshAction.Recreate, manifest.Name, resource, RecreationRules.Changes(resource, live, error))
                {
                    AdoptedFrom = adoptedFrom,
                    Reason = $"{string.Join(", ", error.Fields)} can never change",
                }
                : throw RecreationRules.Refused(resource, error);
        }

        IReadOnlyList<MeshFieldChange> fields = ObjectDifference.Between(live, applied);
        if (fields.Count == 0)
        {
            fields = FieldOwnership.Change(live, applied) is { } ownership ? [ownership] : [];
        }

        MeshAction action = fields.Count == 0 ? MeshAction.Unchanged
            : FieldImpact.Restarts(resource.Kind, fields) ? MeshAction.Restart
            : MeshAction.Update;
        return new MeshChange(action, manifest.Name, resource, fields) { Conflicts = conflicts, AdoptedFrom = adoptedFrom };
    }

    /// <summary>What an apply would make of the object; what it never applied it takes over, of what it did it asks for others' fields first.</summary>
    private async Task<(MeshMap Applied, IReadOnlyList<MeshFieldConflict> Conflicts)> DryRunAsync(
        ResourceMapping mapping, MeshResource resource, bool isAdopted, CancellationToken cancellationToken)
    {
        IReadOnlyList<MeshFieldConflict> conflicts = [];
        if (!isAdopted)
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

        MeshMap forced = await ApplyAsync(force: true).ConfigureAwait(false);
        return (isAdopted && OwnershipTransfer.IsWholly(resource) ? AdoptionPreview.Of(forced) : forced, conflicts);

        Task<MeshMap> ApplyAsync(bool force) =>
            client.ApplyAsync(mapping, resource, new ApplyOptions { DryRun = true, Force = force }, cancellationToken);
    }
}
