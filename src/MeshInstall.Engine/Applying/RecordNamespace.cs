using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Applying;

/// <summary>The namespace that holds lock and record, which must be there before either.</summary>
internal static class RecordNamespace
{
    /// <summary>Makes the namespace where the plan says that it is to be made. False where it is not there, and the plan installs nothing that would need it.</summary>
    public static async Task<bool> EnsureAsync(IClusterClient client, MeshPlan plan, CancellationToken cancellationToken)
    {
        MeshChange? making = plan.Changes.FirstOrDefault(change =>
            change is { Action: MeshAction.Create, Wanted: { Kind: "Namespace", Group: "" } } && change.Wanted.Name == plan.Namespace);
        if (making is null && (plan.BaseRelease > 0 || plan.Manifests.Count > 0))
        {
            return true;
        }

        if (await client.DiscoverAsync("v1", "Namespace", cancellationToken).ConfigureAwait(false) is not { } mapping)
        {
            return false;
        }

        if (making is null)
        {
            return await client.GetAsync(mapping, null, plan.Namespace, cancellationToken).ConfigureAwait(false) is not null;
        }

        await client.ApplyAsync(mapping, making.Wanted, new ApplyOptions(), cancellationToken).ConfigureAwait(false);
        return true;
    }
}
