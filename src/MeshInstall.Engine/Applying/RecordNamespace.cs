using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Applying;

/// <summary>The namespace that holds lock and record, which must be there before either.</summary>
internal static class RecordNamespace
{
    /// <summary>Makes the namespace where the plan says that it is to be made.</summary>
    public static async Task EnsureAsync(IClusterClient client, MeshPlan plan, CancellationToken cancellationToken)
    {
        MeshChange? making = plan.Changes.FirstOrDefault(change =>
            change is { Action: MeshAction.Create, Resource: { Kind: "Namespace", Group: "" } } && change.Resource.Name == plan.Namespace);
        if (making is not null
            && await client.DiscoverAsync(making.Resource.ApiVersion, making.Resource.Kind, cancellationToken).ConfigureAwait(false) is { } mapping)
        {
            await client.ApplyAsync(mapping, making.Resource, new ApplyOptions(), cancellationToken).ConfigureAwait(false);
        }
    }
}
