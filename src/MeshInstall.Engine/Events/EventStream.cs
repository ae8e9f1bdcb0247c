using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace MeshInstall.Engine.Events;

/// <summary>Turns work that tells what happens into the stream of what happens.</summary>
internal static class EventStream
{
    /// <summary>
    /// The events of the work, as they come; its exception at the end. Leaving the enumeration, or cancelling it, stops the work, and what it
    /// does on being stopped is waited for.
    /// </summary>
    public static async IAsyncEnumerable<MeshEvent> Of(
        Func<Action<MeshEvent>, CancellationToken, Task> work, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Channel<MeshEvent> events = Channel.CreateUnbounded<MeshEvent>(new UnboundedChannelOptions { SingleReader = true });
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task running = RunAsync(work, events.Writer, stop.Token);
        try
        {
            await foreach (MeshEvent happened in events.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return happened;
            }

            await running.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task RunAsync(Func<Action<MeshEvent>, CancellationToken, Task> work, ChannelWriter<MeshEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Yield();
            await work(happened => events.TryWrite(happened), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            events.TryComplete();
        }
    }
}
