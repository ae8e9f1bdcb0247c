using System.Management.Automation;
using MeshInstall.Engine.Events;

namespace MeshInstall.Pipeline;

/// <summary>
/// Turns events of an installation into progress records: one activity for the whole, one below it for each component. At most five
/// updates a second; the last record of an activity is never left out.
/// </summary>
internal sealed class InstallProgress(string title, MeshPlan plan, TimeProvider time)
{
    private const int RootActivity = 1;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, int> _activities = [];
    private long _lastWritten;
    private readonly HashSet<string> _finished = [];

    private readonly HashSet<string> _components =
    [
        .. plan.Manifests.Select(manifest => manifest.Name),
        .. plan.Changes.Where(change => change.Action == MeshAction.Delete).Select(change => change.Component),
    ];

    /// <summary>The records that show an event.</summary>
    public IEnumerable<ProgressRecord> Of(MeshEvent happened) => happened switch
    {
        ComponentStarted started => [Root(), Component(started.Manifest.Name, "applying", 0)],
        ResourceApplied applied when IsDue() => [Component(
            applied.Manifest.Name,
            $"{applied.Action} {applied.Resource}",
            applied.Done * 100 / Math.Max(1, applied.Manifest.Resources.Count))],
        ResourceDeleted deleted when IsDue() => [Component(deleted.Component, $"Delete {deleted.Resource}", deleted.Done * 100 / Math.Max(1, deleted.All))],
        ComponentWaiting waiting when waiting.Pending.Count > 0 => [Component(waiting.Manifest.Name, $"waiting for {waiting.Pending[0]}", 100)],
        ComponentFinished finished => Finish(finished.Result.Name),
        InstallCompleted => [.. _activities.Where(open => !_finished.Contains(open.Key)).Select(open => Completed(open.Value, open.Key)), Completed(RootActivity, title)],
        _ => [],
    };

    private ProgressRecord Root() => new(RootActivity, title, $"{_finished.Count} of {_components.Count} components")
    {
        PercentComplete = _finished.Count * 100 / Math.Max(1, _components.Count),
    };

    private ProgressRecord Component(string name, string status, int percent)
    {
        if (!_activities.TryGetValue(name, out int activity))
        {
            _activities[name] = activity = RootActivity + 1 + _activities.Count;
        }

        return new ProgressRecord(activity, name, status) { ParentActivityId = RootActivity, PercentComplete = Math.Min(percent, 100) };
    }

    private IEnumerable<ProgressRecord> Finish(string name)
    {
        // A component may end twice, the second time when it is rolled back, and what a roll back removes was in no plan.
        _components.Add(name);
        _finished.Add(name);
        return _activities.TryGetValue(name, out int activity) ? [Completed(activity, name), Root()] : [Root()];
    }

    private static ProgressRecord Completed(int activity, string title) => new(activity, title, "done") { RecordType = ProgressRecordType.Completed };

    private bool IsDue()
    {
        long now = time.GetTimestamp();
        if (_lastWritten != 0 && time.GetElapsedTime(_lastWritten, now) < Interval)
        {
            return false;
        }

        _lastWritten = now;
        return true;
    }
}
