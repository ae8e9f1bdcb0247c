namespace MeshInstall.Engine.Tests.Clusters;

/// <summary>A clock whose five minutes, the usual limit of a wait, are over when the test says so.</summary>
internal sealed class ExpiringTime : TimeProvider
{
    private readonly List<Action> _timers = [];

    public void Expire() => _timers.ToList().ForEach(timer => timer());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == TimeSpan.FromMinutes(5))
        {
            _timers.Add(() => callback(state));
        }

        return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
