using System.Collections.Concurrent;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning;

/// <summary>
/// Tells which objects are surely not there, by the names of all of a kind in one answer: before a first installation, that is nearly all of
/// them, and looking for each would be a request for each.
/// </summary>
internal sealed class LiveNames(IClusterClient client, CancellationToken cancellation)
{
    private const int MaxItems = 500;
    private readonly ConcurrentDictionary<(ResourceMapping Mapping, string? Space), Lazy<Task<HashSet<string>?>>> _names = [];

    /// <summary>Whether there is none of that name; false also where that cannot be told without a look.</summary>
    public async Task<bool> LacksAsync(ResourceMapping mapping, string? space, string name, CancellationToken cancellationToken)
    {
        Lazy<Task<HashSet<string>?>> names = _names.GetOrAdd((mapping, space), key => new Lazy<Task<HashSet<string>?>>(() => ListAsync(key.Mapping, key.Space)));
        return await names.Value.WaitAsync(cancellationToken).ConfigureAwait(false) is { } all && !all.Contains(name);
    }

    private async Task<HashSet<string>?> ListAsync(ResourceMapping mapping, string? space)
    {
        try
        {
            ResourceQuery query = new(mapping, space) { MetadataOnly = true, MaxItems = MaxItems };
            ResourceList list = await client.ListAsync(query, cancellation).ConfigureAwait(false);
            return list.IsComplete ? [.. list.Items.Select(item => item.Name())] : null;
        }
        catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied")
        {
            return null;
        }
    }
}
