namespace MeshInstall.Engine.Clusters;

/// <summary>
/// The narrow interface to a Kubernetes API server. Every call is idempotent and is retried, within bounds, when the server is busy,
/// fails or cuts the connection. Failures are <see cref="MeshException"/>: ClusterUnreachable, ClusterTlsFailed,
/// ClusterAuthenticationFailed, ClusterAccessDenied, ResourceNotFound, FieldConflict, ResourceConflict, ResourceExists, ResourceRejected, ClusterUnavailable.
/// </summary>
public interface IClusterClient
{
    /// <summary>The server's version, such as <c>v1.35.2</c>.</summary>
    Task<string> VersionAsync(CancellationToken cancellationToken);

    /// <summary>How the server serves a kind; null where it does not. Remembered; asked again while the kind is unknown.</summary>
    Task<ResourceMapping?> DiscoverAsync(string apiVersion, string kind, CancellationToken cancellationToken);

    /// <summary>The object; null where there is none.</summary>
    Task<MeshMap?> GetAsync(ResourceMapping mapping, string? space, string name, CancellationToken cancellationToken);

    /// <summary>All objects of the query; none where the kind is not served any more.</summary>
    Task<ResourceList> ListAsync(ResourceQuery query, CancellationToken cancellationToken);

    /// <summary>Applies the object, server-side, and returns what it became.</summary>
    Task<MeshMap> ApplyAsync(ResourceMapping mapping, MeshResource resource, ApplyOptions options, CancellationToken cancellationToken);

    /// <summary>
    /// Makes an object that is not there yet, and returns it. A repeated call after a cut connection may find what the first one made.
    /// </summary>
    /// <exception cref="MeshException">ResourceExists; and the failures of every call.</exception>
    Task<MeshMap> CreateAsync(ResourceMapping mapping, MeshMap body, CancellationToken cancellationToken);

    /// <summary>Puts the object in the place of the one with the resourceVersion that it carries, and returns it.</summary>
    /// <exception cref="MeshException">ResourceConflict, at once, where the object has changed since; and the failures of every call.</exception>
    Task<MeshMap> ReplaceAsync(ResourceMapping mapping, MeshMap body, CancellationToken cancellationToken);

    /// <summary>Changes the object by a JSON patch (RFC 6902), which may test its resourceVersion, and returns it.</summary>
    /// <exception cref="MeshException">ResourceConflict, at once, where the object has changed since; and the failures of every call.</exception>
    Task<MeshMap> PatchAsync(ResourceMapping mapping, string? space, string name, MeshList operations, CancellationToken cancellationToken);

    /// <summary>Deletes the object and, in the foreground, what it owns. False where there was none.</summary>
    Task<bool> DeleteAsync(ResourceMapping mapping, string? space, string name, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the object at once, and what it owns in the background; with <paramref name="resourceVersion"/> only where it still has that
    /// version. False where there was none.
    /// </summary>
    /// <exception cref="MeshException">ResourceConflict, at once, where the object has changed since; and the failures of every call.</exception>
    Task<bool> RemoveAsync(ResourceMapping mapping, string? space, string name, string? resourceVersion, CancellationToken cancellationToken);

    /// <summary>What time it is by the server's clock, as its latest answer told; the machine's time before the first answer.</summary>
    DateTimeOffset ServerTime { get; }

    /// <summary>
    /// Watches the objects of the query without end: first all that exist, then <see cref="WatchEventKind.Synced"/>, then each change.
    /// With <paramref name="resourceVersion"/> it starts with the changes after that version instead. A cut watch goes on where it
    /// was; a version that the server has forgotten leads to a new list, whose differences are reported.
    /// </summary>
    IAsyncEnumerable<WatchEvent> WatchAsync(ResourceQuery query, string? resourceVersion, CancellationToken cancellationToken);
}
