using MeshInstall.Engine.Events;

namespace MeshInstall.Engine.Applying;

/// <summary>Counts what was done for one component.</summary>
internal sealed class ComponentProgress(MeshManifest manifest, Action<MeshEvent> report)
{
    private int _created;
    private int _updated;
    private int _unchanged;
    private int _done;

    /// <summary>How many objects are applied.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Notes an applied object.</summary>
    public void Applied(MeshChange change)
    {
        _ = change.Action switch
        {
            MeshAction.Create => Interlocked.Increment(ref _created),
            MeshAction.Unchanged => Interlocked.Increment(ref _unchanged),
            _ => Interlocked.Increment(ref _updated),
        };
        report(new ResourceApplied(manifest, change.Resource, change.Action, Interlocked.Increment(ref _done)));
    }

    /// <summary>The outcome.</summary>
    public MeshInstallResult Result(MeshInstallStatus status, TimeSpan duration, string message) => new()
    {
        Component = manifest.Component,
        Name = manifest.Name,
        Namespace = manifest.Namespace,
        Revision = manifest.Revision,
        Status = status,
        Created = _created,
        Updated = _updated,
        Unchanged = _unchanged,
        Duration = duration,
        Message = message,
    };
}
