using MeshInstall.Engine.Clusters;
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

        InstalledControlPlane controlPlane = revision.ControlPlane;
        return new MeshStatus(
            cluster,
            revision.Name,
            controlPlane.Version,
            controlPlane.Namespace,
            revision.Owner,
            ComponentInspection.WorstOf(components.Select(component => component.Health)),
            components)
        {
            Installer = controlPlane.Installer,
            Release = await ReleaseAsync(controlPlane.Namespace, revision.Name, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<MeshRelease?> ReleaseAsync(string space, string revision, CancellationToken cancellationToken)
    {
        if (space.Length == 0)
        {
            return null;
        }

        try
        {
            ReleaseStore store = new(client, cluster, space);
            return await store.ListAsync(revision, cancellationToken).ConfigureAwait(false) is [var newest, ..] ? newest : null;
        }
        catch (MeshException error) when (error.ErrorId is "ClusterAccessDenied" or "RevisionInvalid")
        {
            // Releases are Secrets, which not everybody may list who may look at a mesh.
            return null;
        }
    }
}
