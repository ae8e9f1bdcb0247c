namespace MeshInstall.Engine.Tests.Applying;

/// <summary>A clock whose timers never ring: what is bounded by time has all of it, however slow the machine is.</summary>
internal sealed class StandingClock : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer();

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
