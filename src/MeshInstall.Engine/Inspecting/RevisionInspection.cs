using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Planning.Adoption;
using MeshInstall.Engine.Releases;

namespace MeshInstall.Engine.Inspecting;

/// <summary>The status of one revision, from its objects.</summary>
internal sealed class RevisionInspection(IClusterClient client, string cluster)
{
    private readonly ComponentInspection _components = new(client);

    public async Task<MeshStatus> RunAsync(InstalledRevision revision, CancellationToken cancellationToken)
    {
        List<MeshComponentStatus> components = [];
        foreach (InstalledComponent component in revision.Components)
        {
            components.Add(await _components.RunAsync(component, cancellationToken).ConfigureAwait(false));
        }

        return new MeshStatus(
            cluster,
            revision.Name,
            revision.Version,
            revision.Namespace,
            revision.Owner,
            ComponentInspection.WorstOf(components.Select(component => component.Health)),
            components)
        {
            Installer = InstallerDetection.Of(revision.ControlPlane ?? revision.Objects[0]),
            Release = await ReleaseAsync(revision, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<MeshRelease?> ReleaseAsync(InstalledRevision revision, CancellationToken cancellationToken)
    {
        if (revision.Namespace.Length == 0)
        {
            return null;
        }

        try
        {
            ReleaseStore store = new(client, cluster, revision.Namespace);
            return await store.ListAsync(revision.Name, cancellationToken).ConfigureAwait(false) is [var newest, ..] ? newest : null;
        }
        catch (MeshException error) when (error.ErrorId is "ClusterAccessDenied" or "RevisionInvalid")
        {
            // Releases are Secrets, which not everybody may list who may look at a mesh.
            return null;
        }
    }
}
