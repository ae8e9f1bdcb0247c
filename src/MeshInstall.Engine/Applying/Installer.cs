using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Events;

namespace MeshInstall.Engine.Applying;

/// <summary>Carries out plans.</summary>
/// <param name="time">The clock; null for the system's.</param>
public sealed class Installer(TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>
    /// Applies the plan's objects, component by component along their dependencies, waits for each, and tells what happens. A
    /// component that fails stops those that need it; the rest is finished. The last event is <see cref="InstallCompleted"/>.
    /// The attempt holds the lock of its revision and is recorded as a release. Leaving the enumeration or cancelling it stops the
    /// installation; every object is then either written or not.
    /// </summary>
    /// <exception cref="MeshException">
    /// DependencyCycle, FieldConflict, PlanOutdated, InstallationLocked, LockLost. Failures of components are events.
    /// </exception>
    public IAsyncEnumerable<MeshEvent> InstallAsync(
        ClusterConnection cluster, MeshPlan plan, InstallOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return InstallAsync(cluster.Client, plan, options, cancellationToken);
    }

    internal IAsyncEnumerable<MeshEvent> InstallAsync(IClusterClient client, MeshPlan plan, InstallOptions options, CancellationToken cancellationToken) =>
        EventStream.Of(
            async (report, token) =>
            {
                InstallSession session = new(client, plan, options, _time, report);
                report(new InstallCompleted(await session.RunAsync(token).ConfigureAwait(false)));
            },
            cancellationToken);
}
