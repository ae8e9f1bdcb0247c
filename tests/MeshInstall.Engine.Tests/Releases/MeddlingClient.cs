using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Tests.Releases;

/// <summary>A client on another one that lets a test step in before each call, and repeat each write as after a lost answer.</summary>
internal sealed class MeddlingClient(IClusterClient inner) : IClusterClient
{
    private int _writes;

    /// <summary>Runs before every call; may throw or wait.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>After how many writes the process is killed; null for never.</summary>
    public int? WritesToLive { get; init; }

    /// <summary>Does every write twice and tells only what the second time gave.</summary>
    public bool LosesAnswers { get; init; }

    /// <summary>How many writes there were.</summary>
    public int Writes => _writes;

    public DateTimeOffset ServerTime => inner.ServerTime;

    public Task<string> VersionAsync(CancellationToken cancellationToken) => inner.VersionAsync(cancellationToken);

    public Task<ResourceMapping?> DiscoverAsync(string apiVersion, string kind, CancellationToken cancellationToken) => inner.DiscoverAsync(apiVersion, kind, cancellationToken);

    public async Task<MeshMap?> GetAsync(ResourceMapping mapping, string? space, string name, CancellationToken cancellationToken)
    {
        await Before();
        return await inner.GetAsync(mapping, space, name, cancellationToken);
    }

    public async Task<ResourceList> ListAsync(ResourceQuery query, CancellationToken cancellationToken)
    {
        await Before();
        return await inner.ListAsync(query, cancellationToken);
    }

    public Task<MeshMap> ApplyAsync(ResourceMapping mapping, MeshResource resource, ApplyOptions options, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.ApplyAsync(mapping, resource, options, cancellationToken));

    public Task<MeshMap> CreateAsync(ResourceMapping mapping, MeshMap body, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.CreateAsync(mapping, body, cancellationToken));

    public Task<MeshMap> ReplaceAsync(ResourceMapping mapping, MeshMap body, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.ReplaceAsync(mapping, body, cancellationToken));

    public Task<MeshMap> PatchAsync(ResourceMapping mapping, string? space, string name, MeshList operations, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.PatchAsync(mapping, space, name, operations, cancellationToken));

    public Task<bool> DeleteAsync(ResourceMapping mapping, string? space, string name, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.DeleteAsync(mapping, space, name, cancellationToken));

    public Task<bool> RemoveAsync(ResourceMapping mapping, string? space, string name, string? resourceVersion, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.RemoveAsync(mapping, space, name, resourceVersion, cancellationToken));

    public IAsyncEnumerable<WatchEvent> WatchAsync(ResourceQuery query, string? resourceVersion, CancellationToken cancellationToken) =>
        inner.WatchAsync(query, resourceVersion, cancellationToken);

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        await Before();
        if (Interlocked.Increment(ref _writes) > WritesToLive)
        {
            throw new KilledException();
        }

        T answer = await write();
        return LosesAnswers ? await write() : answer;
    }
}
