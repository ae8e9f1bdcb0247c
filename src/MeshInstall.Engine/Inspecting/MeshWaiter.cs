using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;

namespace MeshInstall.Engine.Inspecting;

/// <summary>Waits until installed meshes are ready.</summary>
/// <param name="time">The clock; null for the system's.</param>
public sealed class MeshWaiter(TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>
    /// Waits for all revisions at once, and tells what they wait for (<see cref="MeshWaiting"/>) and how each ended
    /// (<see cref="MeshWaitEnded"/>). Nothing is polled.
    /// </summary>
    /// <exception cref="MeshException">MeshNotFound, ComponentNotFound; and failures to read the cluster. Not becoming ready is an event.</exception>
    public IAsyncEnumerable<MeshEvent> WaitAsync(ClusterConnection cluster, MeshWaitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(options);
        return WaitAsync(cluster.Client, cluster.Name, options, cancellationToken);
    }

    internal IAsyncEnumerable<MeshEvent> WaitAsync(IClusterClient client, string cluster, MeshWaitOptions options, CancellationToken cancellationToken) =>
        EventStream.Of((report, token) => RunAsync(client, cluster, options, report, token), cancellationToken);

    private async Task RunAsync(
        IClusterClient client, string cluster, MeshWaitOptions options, Action<MeshEvent> report, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(options.Timeout, _time);
        IReadOnlyList<InstalledRevision> found =
            await MeshInspector.FindAsync(client, options.Namespace, options.Revision, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            throw WaitErrors.NoMesh(cluster, options);
        }

        await Task.WhenAll(found.Select(async revision =>
        {
            RevisionWait wait = new(client, cluster, revision.Name, revision.ControlPlane.Namespace, options, _time, report);
            await wait.RunAsync(revision, timeout, cancellationToken).ConfigureAwait(false);
        })).ConfigureAwait(false);
    }
}
