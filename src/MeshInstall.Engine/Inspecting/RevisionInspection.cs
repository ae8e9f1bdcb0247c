using MeshInstall.Engine.Clusters;

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
            components);
    }
}
