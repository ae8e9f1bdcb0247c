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
    private const int MaxNames = 500;
    private readonly IClusterClient _client;
    private readonly bool _isFirst;
    private readonly NamedLists _lists;
    private readonly Dictionary<(string ApiVersion, string Kind, string Space), int> _counts;
    private readonly Dictionary<(string ApiVersion, string Kind), int> _kinds;

    /// <param name="client">The cluster.</param>
    /// <param name="wanted">The objects, with the components that they are of.</param>
    /// <param name="isFirst">Whether no installation is known, so that hardly any of the objects will be there.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public LiveObjects(
        IClusterClient client, IReadOnlyList<(MeshManifest Manifest, MeshResource Resource)> wanted, bool isFirst, CancellationToken cancellationToken)
    {
        _client = client;
        _isFirst = isFirst;
        _lists = new NamedLists(client, cancellationToken);
        _kinds = wanted.GroupBy(item => (item.Resource.ApiVersion, item.Resource.Kind)).ToDictionary(group => group.Key, group => group.Count());
        _counts = wanted
            .GroupBy(item => (item.Resource.ApiVersion, item.Resource.Kind, item.Resource.Namespace ?? item.Manifest.Namespace))
            .ToDictionary(group => group.Key, group => group.Count());
    }

    /// <summary>The object; null where there is none.</summary>
    public async Task<MeshMap?> FindAsync(ResourceMapping mapping, string? space, string name, CancellationToken cancellationToken)
    {
        if (ListOf(mapping, space) is { } query && await _lists.ReadAsync(query, cancellationToken).ConfigureAwait(false) is { } all)
        {
            bool isThere = all.TryGetValue(name, out MeshMap? listed);
            if (!isThere || !query.MetadataOnly)
            {
                return listed;
            }
        }

        return await _client.GetAsync(mapping, space, name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The list that is worth reading before objects of the kind are looked for; null for none, as for Secrets: those of others are nobody's business.</summary>
    private ResourceQuery? ListOf(ResourceMapping mapping, string? space)
    {
        // Objects without a namespace are few.
        int here = space is null ? 0 : _counts.GetValueOrDefault((mapping.ApiVersion, mapping.Kind, space));
        return mapping.Kind == "Secret" ? null
            : here >= Many ? new ResourceQuery(mapping, space) { MaxItems = 2 * here }
            : _isFirst && _kinds.GetValueOrDefault((mapping.ApiVersion, mapping.Kind)) >= Several
                ? new ResourceQuery(mapping, space) { MetadataOnly = true, MaxItems = MaxNames }
            : null;
    }
}
