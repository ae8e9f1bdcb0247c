using System.Management.Automation;
using MeshInstall.Engine.Events;

namespace MeshInstall.Pipeline;

/// <summary>
/// Turns events of an installation into progress records: one activity for the whole, one below it for each component. At most five
/// updates a second; the last record of an activity is never left out.
/// </summary>
internal sealed class InstallProgress(string title, int components, TimeProvider time)
{
    private const int RootActivity = 1;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, int> _activities = [];
    private long _lastWritten;
    private int _finished;

    /// <summary>The records that show an event.</summary>
    public IEnumerable<ProgressRecord> Of(MeshEvent happened) => happened switch
    {
        ComponentStarted started => [Root(), Component(started.Manifest, "applying", 0)],
        ResourceApplied applied when IsDue() => [Component(
            applied.Manifest,
            $"{applied.Action} {applied.Resource}",
            applied.Done * 100 / Math.Max(1, applied.Manifest.Resources.Count))],
        ComponentWaiting waiting when waiting.Pending.Count > 0 => [Component(waiting.Manifest, $"waiting for {waiting.Pending[0]}", 100)],
        ComponentFinished finished => Finish(finished.Result.Name),
        InstallCompleted => [Completed(RootActivity, title)],
        _ => [],
    };

    private ProgressRecord Root() => new(RootActivity, title, $"{_finished} of {components} components")
    {
        PercentComplete = _finished * 100 / Math.Max(1, components),
    };

    private ProgressRecord Component(MeshManifest manifest, string status, int percent)
    {
        if (!_activities.TryGetValue(manifest.Name, out int activity))
        {
            _activities[manifest.Name] = activity = RootActivity + 1 + _activities.Count;
        }

        return new ProgressRecord(activity, manifest.Name, status) { ParentActivityId = RootActivity, PercentComplete = Math.Min(percent, 100) };
    }

    private IEnumerable<ProgressRecord> Finish(string name)
    {
        _finished++;
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
