using System.Collections.Concurrent;

namespace MeshInstall.Sandbox.Tests;

/// <summary>A clock whose timers are due at once; it remembers what was asked.</summary>
internal sealed class CountingClock : TimeProvider
{
    public ConcurrentBag<TimeSpan> Delays { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Delays.Add(dueTime);
            dueTime = TimeSpan.Zero;
        }

        return base.CreateTimer(callback, state, dueTime, period);
    }
}
