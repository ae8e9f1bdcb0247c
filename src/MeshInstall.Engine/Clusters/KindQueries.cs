namespace MeshInstall.Engine.Clusters;

/// <summary>Questions by the name of a kind, which the server may not serve.</summary>
internal static class KindQueries
{
    /// <summary>The objects of all namespaces; null where the kind is not served.</summary>
    public static async Task<IReadOnlyList<MeshMap>?> ListAsync(
        this IClusterClient client, string apiVersion, string kind, string? labelSelector, CancellationToken cancellationToken) =>
        await client.DiscoverAsync(apiVersion, kind, cancellationToken).ConfigureAwait(false) is { } mapping
            ? (await client.ListAsync(new ResourceQuery(mapping, LabelSelector: labelSelector), cancellationToken).ConfigureAwait(false)).Items
            : null;

    /// <summary>The object; null where it is not there, or its kind is not served.</summary>
    public static async Task<MeshMap?> GetAsync(
        this IClusterClient client, string apiVersion, string kind, string? space, string name, CancellationToken cancellationToken) =>
        await client.DiscoverAsync(apiVersion, kind, cancellationToken).ConfigureAwait(false) is { } mapping
            ? await client.GetAsync(mapping, space, name, cancellationToken).ConfigureAwait(false)
            : null;
}
