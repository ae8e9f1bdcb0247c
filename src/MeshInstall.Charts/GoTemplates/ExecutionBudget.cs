using System.Diagnostics;

namespace MeshInstall.Charts.GoTemplates;

/// <summary>Counts what one render has used and ends it at a bound. Not safe for use by several threads.</summary>
internal sealed class ExecutionBudget(ChartLimits limits, CancellationToken cancellationToken)
{
    private const int StepsBetweenLooks = 4096;
    private readonly long start = Stopwatch.GetTimestamp();
    private long steps;
    private long nextLook = StepsBetweenLooks;
    private long characters;

    public ChartLimits Limits { get; } = limits;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Counts steps of a loop or of an execution.</summary>
    /// <exception cref="ChartException">The steps or the time are over.</exception>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public void Step(int count = 1)
    {
        steps += count;
        if (steps >= nextLook)
        {
            Look();
        }
    }

    /// <summary>
    /// Brings the next look at the time and the caller's wish nearer: for work that takes long beside the steps it counts as.
    /// </summary>
    /// <param name="size">About how many ordinary steps the work takes.</param>
    /// <exception cref="ChartException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public void Work(long size)
    {
        nextLook -= size;
        if (steps >= nextLook)
        {
            Look();
        }
    }

    /// <summary>
    /// Runs work that can take seconds and cannot be ended, such as making a key, on a thread of its own; where the caller no longer wants the result
    /// nobody waits for it.
    /// </summary>
    /// <exception cref="ChartException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public T Wait<T>(Func<T> work)
    {
        Look();
        Task<T> task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Task.WaitAny([task], CancellationToken);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Counts text that was written or built, in characters.</summary>
    /// <exception cref="ChartException">The bound on output is reached.</exception>
    public void Write(long length)
    {
        characters += length;
        if (characters > Limits.MaxOutputCharacters)
        {
            throw ChartException.Limit($"the templates wrote or built more than {Limits.MaxOutputCharacters} characters");
        }
    }

    private void Look()
    {
        nextLook = Math.Min(steps + StepsBetweenLooks, Math.Max(steps + 1, Limits.MaxSteps + 1));
        CancellationToken.ThrowIfCancellationRequested();
        if (steps > Limits.MaxSteps)
        {
            throw ChartException.Limit($"the templates took more than {Limits.MaxSteps} steps");
        }

        if (Stopwatch.GetElapsedTime(start) > Limits.MaxTime)
        {
            throw ChartException.Limit($"the templates ran longer than {Limits.MaxTime.TotalSeconds} s");
        }
    }
}
