namespace MeshInstall.Engine.Applying;

/// <summary>
/// The time for everything that an operation does after it was stopped, all together, so that a stop takes less than a second however slow the
/// cluster is. What is not done then does no harm: a record that stays pending is marked by the next attempt, and a lock ends by itself.
/// </summary>
internal sealed class StopTime : IDisposable
{
    private static readonly TimeSpan All = TimeSpan.FromMilliseconds(750);
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenRegistration _stopping;

    /// <param name="time">The clock.</param>
    /// <param name="stopped">Stops the operation.</param>
    public StopTime(TimeProvider time, CancellationToken stopped)
    {
        _over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _stopping = BeginsOn(stopped);
    }

    /// <summary>Cancelled when the time is over; never where nobody stops the operation.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Lets the time begin on something else that ends the operation as well, until the result is disposed.</summary>
    public CancellationTokenRegistration BeginsOn(CancellationToken ended) =>
        ended.UnsafeRegister(static over => ((CancellationTokenSource)over!).CancelAfter(All), _over);

    public void Dispose()
    {
        _stopping.Dispose();
        _over.Dispose();
    }
}
