using System.Collections.Concurrent;
using System.Management.Automation;
using MeshInstall.Errors;

namespace MeshInstall.Pipeline;

/// <summary>
/// The base of every cmdlet: a token that Ctrl+C cancels, the bridge from asynchronous work to the pipeline thread, and one mapping of
/// errors. A cmdlet overrides <see cref="Process"/> and <see cref="End"/>.
/// </summary>
public abstract class MeshCommand : PSCmdlet, IDisposable
{
    private const int BufferedItems = 256;

    /// <summary>
    /// What is done on a stop bounds itself. What takes longer cannot be stopped, such as opening a file that does not answer, and goes on where
    /// it harms nobody: everything that would write looks at the token first.
    /// </summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromMilliseconds(900);

    private readonly CancellationTokenSource _stop = new();

    /// <summary>Cancelled when the pipeline stops.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(Begin);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(End);

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Runs once, before any input.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Runs for each input object.</summary>
    protected virtual void Process()
    {
    }

    /// <summary>Runs once, after all input.</summary>
    protected virtual void End()
    {
    }

    /// <summary>Releases what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Waits for asynchronous work on the pipeline thread; a stop cancels it, and work that does not end then is left behind.</summary>
    protected internal T Await<T>(Func<CancellationToken, Task<T>> work)
    {
        try
        {
            Task<T> running = Task.Run(() => work(StopToken), StopToken);
            return IsOver(running) ? running.GetAwaiter().GetResult() : throw new PipelineStoppedException();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Waits for asynchronous work without a result, as <see cref="Await{T}"/> does.</summary>
    protected internal void Await(Func<CancellationToken, Task> work) => Await(async token =>
    {
        await work(token).ConfigureAwait(false);
        return true;
    });

    /// <summary>Hands each item of <paramref name="source"/> to <paramref name="sink"/> on the pipeline thread, where Write* is allowed.</summary>
    protected void Pump<T>(IAsyncEnumerable<T> source, Action<T> sink)
    {
        // Nobody disposes the queue: a producer that does not end in time still has it.
        BlockingCollection<T> queue = new(BufferedItems);
        Task producer = Task.Run(async () =>
        {
            try
            {
                await foreach (T item in source.WithCancellation(StopToken).ConfigureAwait(false))
                {
                    queue.Add(item, StopToken);
                }
            }
            finally
            {
                queue.CompleteAdding();
            }
        });

        try
        {
            foreach (T item in queue.GetConsumingEnumerable(StopToken))
            {
                sink(item);
            }
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            IsOver(producer);
            throw new PipelineStoppedException();
        }
        catch
        {
            // A command downstream stopped the pipeline, or the sink failed.
            _stop.Cancel();
            IsOver(producer);
            throw;
        }

        try
        {
            producer.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Writes an engine error and goes on with the next input.</summary>
    protected void WriteError(MeshException exception) => WriteError(exception.ToErrorRecord());

    /// <summary>Waits until work has ended, however it did, but once the pipeline is stopped no longer than a stop may take; whether it has ended.</summary>
    private bool IsOver(Task work)
    {
        try
        {
            Task.WaitAny([work], StopToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return Task.WaitAny([work], LongestStop) == 0;
        }
    }

    // Engine errors end the cmdlet; whatever PowerShell itself throws passes through.
    private void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (MeshException exception)
        {
            ThrowTerminatingError(exception.ToErrorRecord());
        }
        catch (Exception exception) when (exception is not (RuntimeException or FlowControlException or OperationCanceledException))
        {
            ThrowTerminatingError(exception.ToUnexpectedErrorRecord());
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
