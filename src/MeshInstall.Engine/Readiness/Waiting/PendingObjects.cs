namespace MeshInstall.Engine.Readiness.Waiting;

/// <summary>What is known of the objects that are waited for; tells when what it knows has changed.</summary>
internal sealed class PendingObjects(Action<IReadOnlyList<string>> changed)
{
    private readonly object _gate = new();
    private readonly Dictionary<MeshResource, PendingObject> _entries = [];
    private TaskCompletionSource<PendingObject?> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The objects that are not ready yet.</summary>
    public IReadOnlyList<PendingObject> Unready
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Values];
            }
        }
    }

    /// <summary>Ends when all are ready, with null, or as soon as one cannot become ready, with that one.</summary>
    public Task<PendingObject?> Settled
    {
        get
        {
            lock (_gate)
            {
                return _settled.Task;
            }
        }
    }

    /// <summary>Begins to wait for objects in place of those before, and returns the ones that are not ready.</summary>
    public IReadOnlyList<LiveResource> Begin(IReadOnlyList<LiveResource> objects, WaitScope scope)
    {
        List<LiveResource> waiting = [];
        lock (_gate)
        {
            _entries.Clear();
            _settled = new TaskCompletionSource<PendingObject?>(TaskCreationOptions.RunContinuationsAsynchronously);
            foreach (LiveResource item in objects)
            {
                IReadOnlyList<MeshMap>? related = scope.RelatedTo(item.Live).Count > 0 ? [] : null;
                ReadinessState state = ReadinessRules.Evaluate(item.Live, related);
                if (state.Health != MeshHealth.Ready)
                {
                    _entries[item.Resource] = new PendingObject(item.Resource, item.Live, related, state, null);
                    waiting.Add(item);
                }
            }

            Settle();
        }

        Tell();
        return waiting;
    }

    /// <summary>Notes how the object is now. A ready one is not waited for any more.</summary>
    public void Observe(LiveResource item, MeshMap live) => Change(item, entry => entry.With(live, entry.Related));

    /// <summary>Notes the objects that it depends on; null where they cannot be seen.</summary>
    public void Relate(LiveResource item, IReadOnlyList<MeshMap>? related) => Change(item, entry => entry.With(entry.Live, related));

    /// <summary>Notes that the object is not there any more. It may come back.</summary>
    public void Lose(LiveResource item) =>
        Change(item, entry => entry with { State = ReadinessState.Progressing("it was deleted in the meantime"), Reason = null });

    /// <summary>Notes what the object's pods say.</summary>
    public void Explain(LiveResource item, string? reason) => Change(item, entry => entry with { Reason = reason });

    /// <summary>Whether the object is waited for.</summary>
    public bool IsPending(LiveResource item)
    {
        lock (_gate)
        {
            return _entries.ContainsKey(item.Resource);
        }
    }

    private void Change(LiveResource item, Func<PendingObject, PendingObject> change)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(item.Resource, out PendingObject? before))
            {
                return;
            }

            PendingObject after = change(before);
            if (after.State.Health == MeshHealth.Ready)
            {
                _entries.Remove(item.Resource);
            }
            else
            {
                _entries[item.Resource] = after;
            }

            Settle();
            if (before.State == after.State && before.Reason == after.Reason)
            {
                return;
            }
        }

        Tell();
    }

    private void Settle()
    {
        if (_entries.Count == 0)
        {
            _settled.TrySetResult(null);
        }
        else if (_entries.Values.FirstOrDefault(entry => entry.State.Health == MeshHealth.Failed) is { } failed)
        {
            _settled.TrySetResult(failed);
        }
    }

    private void Tell()
    {
        if (Unready is { Count: > 0 } unready)
        {
            changed([.. unready.Select(entry => entry.ToString())]);
        }
    }
}
