using MeshInstall.Engine.Events;

namespace MeshInstall.Engine.Applying;

/// <summary>Counts what was done for one component.</summary>
internal sealed class ComponentProgress(MeshManifest manifest, Action<MeshEvent> report)
{
    private int _created;
    private int _updated;
    private int _unchanged;
    private int _done;
    private int _impact;

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
        Strengthen(change.Action);
        report(new ResourceApplied(manifest, change.Wanted, change.Action, Interlocked.Increment(ref _done)));
    }

    /// <summary>The outcome.</summary>
    public MeshInstallResult Result(MeshInstallStatus status, TimeSpan duration, string message) => new()
    {
        Component = manifest.Component,
        Name = manifest.Name,
        Namespace = manifest.Namespace,
        Revision = manifest.Revision,
        Status = status,
        Impact = _created > 0 && _updated + _unchanged == 0 ? MeshAction.Create : (MeshAction)Volatile.Read(ref _impact),
        Created = _created,
        Updated = _updated,
        Unchanged = _unchanged,
        Duration = duration,
        Message = message,
    };

    /// <summary>An object that was made beside others that were there counts as an update of the component. The actions are declared in the order of their strength.</summary>
    private void Strengthen(MeshAction action)
    {
        int wanted = (int)(action == MeshAction.Create ? MeshAction.Update : action);
        for (int seen = Volatile.Read(ref _impact); seen < wanted;)
        {
            int before = Interlocked.CompareExchange(ref _impact, wanted, seen);
            seen = before == seen ? wanted : before;
        }
    }
}
