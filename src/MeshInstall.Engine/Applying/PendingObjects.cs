using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Applying;

/// <summary>What is known of the objects that a component waits for; tells when what it knows has changed.</summary>
internal sealed class PendingObjects(Action<IReadOnlyList<string>> changed)
{
    private readonly object _gate = new();
    private readonly Dictionary<MeshResource, Entry> _entries = [];

    /// <summary>The objects that are not ready yet, as last seen.</summary>
    public IReadOnlyList<(MeshResource Resource, MeshMap Live, ReadinessState State)> Unready
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Select(entry => (entry.Key, entry.Value.Live, entry.Value.State))];
            }
        }
    }

    /// <summary>Notes the state of each object, and returns those that are not ready.</summary>
    public IReadOnlyList<LiveResource> Begin(IReadOnlyList<LiveResource> objects)
    {
        List<LiveResource> waiting = [];
        lock (_gate)
        {
            foreach (LiveResource item in objects)
            {
                ReadinessState state = ReadinessRules.Evaluate(item.Live);
                if (state.Health != MeshHealth.Ready)
                {
                    _entries[item.Resource] = new Entry(item.Live, state, null);
                    waiting.Add(item);
                }
            }
        }

        if (waiting.Count > 0)
        {
            changed(Texts());
        }

        return waiting;
    }

    /// <summary>Notes the object's state, and returns it. A ready object is not waited for any more.</summary>
    public ReadinessState Observe(MeshResource resource, MeshMap live)
    {
        ReadinessState state = ReadinessRules.Evaluate(live);
        Change(resource, entry => state.Health == MeshHealth.Ready ? null : new Entry(live, state, entry?.Reason));
        return state;
    }

    /// <summary>Notes what the object's pods say.</summary>
    public void Explain(MeshResource resource, string? reason) =>
        Change(resource, entry => entry is null ? null : entry with { Reason = reason });

    /// <summary>The object and why it is not ready.</summary>
    public static string Text(MeshResource resource, string message, string? reason) =>
        $"{resource}: {message}{(string.IsNullOrEmpty(reason) ? string.Empty : $" ({reason})")}";

    private void Change(MeshResource resource, Func<Entry?, Entry?> change)
    {
        lock (_gate)
        {
            Entry? before = _entries.GetValueOrDefault(resource);
            Entry? after = change(before);
            if (after is null)
            {
                _entries.Remove(resource);
            }
            else
            {
                _entries[resource] = after;
            }

            if (before?.State == after?.State && before?.Reason == after?.Reason)
            {
                return;
            }
        }

        if (Texts() is { Count: > 0 } texts)
        {
            changed(texts);
        }
    }

    private IReadOnlyList<string> Texts()
    {
        lock (_gate)
        {
            return [.. _entries.Select(entry => Text(entry.Key, entry.Value.State.Message, entry.Value.Reason))];
        }
    }

    private sealed record Entry(MeshMap Live, ReadinessState State, string? Reason);
}
