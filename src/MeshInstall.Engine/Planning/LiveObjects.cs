using System.Collections.Concurrent;
using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Planning;

/// <summary>
/// Reads the objects that are wanted: one by one, or those of a kind in a namespace at once where they are many; before a first installation, names
/// tell which need no look. A list that would bring far more than is wanted is left, and so is one that may not be read.
/// </summary>
internal sealed class LiveObjects
{
    private const int Many = 100;
    private const int Several = 3;
    private readonly IClusterClient _client;
    private readonly LiveNames? _names;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<(string ApiVersion, string Kind, string Space), int> _counts;
    private readonly Dictionary<(string ApiVersion, string Kind), int> _kinds;
    private readonly ConcurrentDictionary<(string ApiVersion, string Kind, string Space), Lazy<Task<Dictionary<string, MeshMap>?>>> _lists = [];

    /// <param name="client">The cluster.</param>
    /// <param name="wanted">The objects, with the components that they are of.</param>
    /// <param name="isFirst">Whether no installation is known, so that hardly any of the objects will be there.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public LiveObjects(
        IClusterClient client, IReadOnlyList<(MeshManifest Manifest, MeshResource Resource)> wanted, bool isFirst, CancellationToken cancellationToken)
    {
        _client = client;
        _names = isFirst ? new LiveNames(client, cancellationToken) : null;
        _kinds = wanted.GroupBy(item => (item.Resource.ApiVersion, item.Resource.Kind)).ToDictionary(group => group.Key, group => group.Count());
        _cancellation = cancellationToken;
        _counts = wanted
            .GroupBy(item => (item.Resource.ApiVersion, item.Resource.Kind, item.Resource.Namespace ?? item.Manifest.Namespace))
            .ToDictionary(group => group.Key, group => group.Count());
    }

    /// <summary>The object; null where there is none.</summary>
    public async Task<MeshMap?> FindAsync(ResourceMapping mapping, string? space, string name, CancellationToken cancellationToken)
    {
        // Secrets of others are nobody's business.
        if (mapping.Kind != "Secret")
        {
            // Objects without a namespace are few.
            (string ApiVersion, string Kind, string Space) key = (mapping.ApiVersion, mapping.Kind, space ?? string.Empty);
            if (space is not null && _counts.GetValueOrDefault(key) is >= Many and var count)
            {
                Lazy<Task<Dictionary<string, MeshMap>?>> list = _lists.GetOrAdd(key, _ => new Lazy<Task<Dictionary<string, MeshMap>?>>(() => ListAsync(mapping, space, count)));
                if (await list.Value.WaitAsync(cancellationToken).ConfigureAwait(false) is { } found)
                {
                    return found.GetValueOrDefault(name);
                }
            }
            else if (_names is not null
                && _kinds.GetValueOrDefault((mapping.ApiVersion, mapping.Kind)) >= Several
                && await _names.LacksAsync(mapping, space, name, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }
        }

        return await _client.GetAsync(mapping, space, name, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Dictionary<string, MeshMap>?> ListAsync(ResourceMapping mapping, string space, int count)
    {
        try
        {
            ResourceList list = await _client.ListAsync(new ResourceQuery(mapping, space) { MaxItems = 2 * count }, _cancellation).ConfigureAwait(false);
            return list.IsComplete
                ? list.Items.ToDictionary(item => item.FindMap("metadata")?.FindText("name") ?? string.Empty, StringComparer.Ordinal)
                : null;
        }
        catch (MeshException error) when (error.ErrorId == "ClusterAccessDenied")
        {
            return null;
        }
    }
}
