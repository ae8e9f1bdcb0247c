namespace MeshInstall.Sandbox.Storage;

/// <summary>The newest changes of one resource, and a signal for those who wait for the next one.</summary>
internal sealed class WatchLog
{
    private const int Capacity = 4096;

    private readonly object _gate = new();
    private readonly List<WatchEvent> _events = [];
    private TaskCompletionSource _changed = NewSignal();
    private long _forgotten;

    /// <summary>Changes at or before this revision are no longer known.</summary>
    public long Forgotten
    {
        get
        {
            lock (_gate)
            {
                return _forgotten;
            }
        }
    }

    public void Append(WatchEvent change)
    {
        TaskCompletionSource signal;
        lock (_gate)
        {
            _events.Add(change);
            if (_events.Count >= Capacity * 2)
            {
                _forgotten = _events[Capacity - 1].Revision;
                _events.RemoveRange(0, Capacity);
            }

            signal = _changed;
            _changed = NewSignal();
        }

        signal.TrySetResult();
    }

    /// <summary>Forgets all up to a revision.</summary>
    public void Compact(long revision)
    {
        lock (_gate)
        {
            _forgotten = Math.Max(_forgotten, revision);
            _events.RemoveAll(change => change.Revision <= revision);
        }
    }

    /// <summary>Copies the changes after a revision.</summary>
    /// <param name="after">The revision the reader has seen.</param>
    /// <param name="into">Receives them.</param>
    /// <returns>A task that ends at the next change; null when the reader is too late.</returns>
    public Task? Read(long after, List<WatchEvent> into)
    {
        lock (_gate)
        {
            if (after < _forgotten)
            {
                return null;
            }

            var start = _events.Count;
            while (start > 0 && _events[start - 1].Revision > after)
            {
                start--;
            }

            for (var i = start; i < _events.Count; i++)
            {
                into.Add(_events[i]);
            }

            return _changed.Task;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
