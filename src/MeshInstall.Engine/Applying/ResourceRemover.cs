using System.Collections.Concurrent;
using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;

namespace MeshInstall.Engine.Applying;

/// <summary>Deletes objects, step by step in the opposite of the order in which they are made, and waits until they are gone.</summary>
internal sealed class ResourceRemover(IClusterClient client, InstallOptions options, SemaphoreSlim slots, Action<MeshEvent> report)
{
    private readonly ConcurrentDictionary<string, int> _deleted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<MeshResource, string> _leaving = new();
    private int _done;

    /// <summary>The objects that were deleted and are still there, each with what holds it.</summary>
    public IReadOnlyList<string> Leaving => [.. _leaving.Select(entry => $"{entry.Key}{entry.Value}")];

    /// <summary>How many objects are gone.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>How many objects of an instance are gone.</summary>
    public int DoneOf(string component) => _deleted.GetValueOrDefault(component);

    /// <summary>Deletes what the changes say, and returns what could not be deleted. A step goes on when an object of it fails; the next one does not start then.</summary>
    public async Task<IReadOnlyList<(MeshChange Change, MeshException Error)>> RunAsync(IReadOnlyList<MeshChange> deletions, CancellationToken cancellationToken)
    {
        ConcurrentBag<(MeshChange, MeshException)> errors = [];
        foreach (IReadOnlyList<MeshChange> step in ChangeSteps.Of(deletions))
        {
            await Task.WhenAll(step.Select(async change =>
            {
                await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    await RemoveAsync(change.Wanted, options.Wait, cancellationToken).ConfigureAwait(false);
                    _deleted.AddOrUpdate(change.Component, 1, (_, count) => count + 1);
                    report(new ResourceDeleted(change.Component, change.Wanted, Interlocked.Increment(ref _done), deletions.Count));
                }
                catch (MeshException error)
                {
                    errors.Add((change, error));
                }
                finally
                {
                    slots.Release();
                }
            })).ConfigureAwait(false);
            if (!errors.IsEmpty)
            {
                break;
            }
        }

        return [.. errors];
    }

    /// <summary>Deletes one object and, if asked to, returns when it is gone. A kind that is not served any more has none.</summary>
    public async Task RemoveAsync(MeshResource resource, bool wait, CancellationToken cancellationToken)
    {
        ResourceMapping? mapping = await client.DiscoverAsync(resource.ApiVersion, resource.Kind, cancellationToken).ConfigureAwait(false);
        if (mapping is not null
            && await client.DeleteAsync(mapping, resource.Namespace, resource.Name, cancellationToken).ConfigureAwait(false)
            && wait)
        {
            await GoneAsync(mapping, resource, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Returns when the object, which is being deleted, is gone; another one of its name counts as gone. The watch begins with a list, so that
    /// what goes while a watch is cut is known to have been there.
    /// </summary>
    private async Task GoneAsync(ResourceMapping mapping, MeshResource resource, CancellationToken cancellationToken)
    {
        bool isThere = false;
        await foreach (WatchEvent change in client
            .WatchAsync(ResourceQuery.Of(mapping, resource.Namespace, resource.Name), null, cancellationToken).ConfigureAwait(false))
        {
            if (change.Kind == WatchEventKind.Changed && IsLeaving(change.Object))
            {
                isThere = true;
                _leaving[resource] = Finalizers(change.Object);
            }
            else if (change.Kind != WatchEventKind.Synced || !isThere)
            {
                break;
            }
        }

        _leaving.TryRemove(resource, out _);
    }

    private static string Finalizers(MeshMap live) => live.FindMap("metadata")!.FindList("finalizers") is { Count: > 0 } finalizers
        ? $" (held by {string.Join(", ", finalizers.Select(item => (item as MeshScalar)?.ToString()))})"
        : string.Empty;

    private static bool IsLeaving(MeshMap live) => live.FindMap("metadata")?.Find("deletionTimestamp") is { IsNull: false };
}
