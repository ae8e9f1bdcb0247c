using System.Collections.Concurrent;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Planning;

/// <summary>Lists of objects by their names, each read once, whoever asks.</summary>
internal sealed class NamedLists(IClusterClient client, CancellationToken cancellation)
{
    private readonly ConcurrentDictionary<ResourceQuery, Lazy<Task<IReadOnlyDictionary<string, MeshMap>?>>> _lists = [];

    /// <summary>The objects of the query, which means those of one namespace at most; null where they may not be listed, or are more than it asks for.</summary>
    public Task<IReadOnlyDictionary<string, MeshMap>?> ReadAsync(ResourceQuery query, CancellationToken cancellationToken) => _lists
        .GetOrAdd(query, asked => new Lazy<Task<IReadOnlyDictionary<string, MeshMap>?>>(() => ListAsync(asked)))
        .Value.WaitAsync(cancellationToken);

    private async Task<IReadOnlyDictionary<string, MeshMap>?> ListAsync(ResourceQuery query)
    {
        try
        {
            ResourceList list = await client.ListAsync(query, cancellation).ConfigureAwait(false);
            return list.IsComplete ? list.Items.ToDictionary(item => item.Name(), StringComparer.Ordinal) : null;
        }
        catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied")
        {
            return null;
        }
    }
}
