using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Planning.Adoption;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Applying;

/// <summary>Carries out the change of one object.</summary>
internal sealed class ResourceApplier(IClusterClient client, InstallOptions options, ResourceRemover remover, NeededKinds needed)
{
    /// <summary>Writes the object if it needs to be, and returns what it is then; null where that is of no interest, or a dry run has nothing to ask.</summary>
    public async Task<LiveResource?> ApplyAsync(MeshManifest manifest, MeshChange change, CancellationToken cancellationToken)
    {
        ResourceMapping? mapping = await client.DiscoverAsync(change.Wanted.ApiVersion, change.Wanted.Kind, cancellationToken).ConfigureAwait(false);
        if (mapping is null)
        {
            return options.DryRun ? null : throw InstallErrors.KindNotServed(change.Wanted);
        }

        MeshResource resource = ResourceScope.Place(change.Wanted, mapping, manifest.Namespace);
        if (change.Action == MeshAction.Unchanged && !NeedsLook(resource))
        {
            return null;
        }

        if (change.Action == MeshAction.Unchanged)
        {
            MeshMap? live = await client.GetAsync(mapping, resource.Namespace, resource.Name, cancellationToken).ConfigureAwait(false);
            return live is null ? await WriteAsync(mapping, resource, change, cancellationToken).ConfigureAwait(false) : new LiveResource(resource, mapping, live);
        }

        if (options.DryRun)
        {
            return await CheckAsync(mapping, resource, change, cancellationToken).ConfigureAwait(false);
        }

        if (change.Action == MeshAction.Recreate)
        {
            await remover.RemoveAsync(resource, wait: true, cancellationToken).ConfigureAwait(false);
        }

        return await WriteAsync(mapping, resource, change, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Of what stays as it is, only what may not be ready yet matters, and only to who waits; or definitions that objects to be written build on.</summary>
    private bool NeedsLook(MeshResource resource) => !options.DryRun
        && (needed.Defines(resource) || (options.Wait && ReadinessRules.CanBeUnready(resource.Group, resource.Kind)));

    private async Task<LiveResource> WriteAsync(ResourceMapping mapping, MeshResource resource, MeshChange change, CancellationToken cancellationToken)
    {
        ApplyOptions apply = new() { DryRun = options.DryRun, Force = options.ForceConflicts, MetadataOnly = !NeedsLook(resource) };
        MeshMap live = change.AdoptedFrom.Length > 0
            ? await OwnershipTransfer.ApplyAsync(client, mapping, resource, apply, cancellationToken).ConfigureAwait(false)
            : await client.ApplyAsync(mapping, resource, apply, cancellationToken).ConfigureAwait(false);
        return new LiveResource(resource, mapping, live);
    }

    /// <summary>A server checks only what has a place: not an object of a namespace to come, nor one to be made again.</summary>
    private async Task<LiveResource?> CheckAsync(ResourceMapping mapping, MeshResource resource, MeshChange change, CancellationToken cancellationToken)
    {
        if (change.Action == MeshAction.Recreate)
        {
            return null;
        }

        try
        {
            return await WriteAsync(mapping, resource, change, cancellationToken).ConfigureAwait(false);
        }
        catch (MeshException error) when (error.ErrorId == "ResourceNotFound" && resource.Namespace is not null)
        {
            return null;
        }
    }
}
