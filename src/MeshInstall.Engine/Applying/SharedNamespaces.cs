using System.Collections.Concurrent;

namespace MeshInstall.Engine.Applying;

/// <summary>Namespaces that several components live in; the first that comes makes them, the others wait for that.</summary>
internal sealed class SharedNamespaces(
    ResourceApplier applier, IReadOnlyDictionary<string, MeshChange> changes, string? recordNamespace, CancellationToken runToken)
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _made = new(StringComparer.Ordinal);

    /// <summary>Returns when the namespaces of the component exist.</summary>
    public async Task EnsureAsync(
        MeshManifest manifest, IReadOnlyList<MeshChange> objects, ComponentProgress progress, CancellationToken cancellationToken)
    {
        IEnumerable<string> names = objects.Select(change => change.Wanted.Namespace).OfType<string>().Append(manifest.Namespace).Distinct(StringComparer.Ordinal);
        foreach (MeshChange change in names.Where(changes.ContainsKey).Select(name => changes[name]))
        {
            Lazy<Task> making = _made.GetOrAdd(change.Wanted.Name, _ => new Lazy<Task>(() => MakeAsync(manifest, change, progress)));
            await making.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task MakeAsync(MeshManifest manifest, MeshChange change, ComponentProgress progress)
    {
        // The one that holds the record was made before anything else.
        if (change.Action != MeshAction.Create || change.Wanted.Name != recordNamespace)
        {
            await applier.ApplyAsync(manifest, change, runToken).ConfigureAwait(false);
        }

        progress.Applied(change);
    }
}
