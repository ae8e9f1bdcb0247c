using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness.Diagnosis;

namespace MeshInstall.Engine.Readiness.Waiting;

/// <summary>Waits, by watching, until objects are ready.</summary>
internal sealed class ReadinessWait(IClusterClient client, TimeProvider time)
{
    /// <summary>Reasons that a busy server does not give in this time are left out.</summary>
    private static readonly TimeSpan DescribeTime = TimeSpan.FromSeconds(10);
    private readonly ObjectDiagnosis _diagnosis = new(client);

    /// <summary>Returns when all are ready.</summary>
    /// <exception cref="MeshException">MeshNotReady, as soon as one is found that cannot become ready.</exception>
    public async Task RunAsync(WaitScope scope, IReadOnlyList<LiveResource> objects, PendingObjects pending, CancellationToken cancellationToken)
    {
        IReadOnlyList<LiveResource> waiting = pending.Begin(objects, scope);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ObjectWatch watch = new(client, pending);
        PodWatch pods = new(client, _diagnosis, pending);
        List<Task> watches =
        [
            .. waiting.GroupBy(item => (item.Mapping, item.Resource.Namespace)).Select(group => watch.RunAsync([.. group], stop.Token)),
            .. new RelatedWatch(client, pending).Start(waiting, scope, stop.Token),
        ];
        List<Task> explanations = [.. waiting.Select(item => pods.RunAsync(item, stop.Token))];
        try
        {
            if (await SettledAsync(pending, watches, cancellationToken).ConfigureAwait(false) is { } failed)
            {
                throw ReadinessErrors.Broken(scope.Name, [failed.Resource.ToString()], [await DescribeAsync(failed, cancellationToken).ConfigureAwait(false)]);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll([.. watches, .. explanations]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Each unready object with all that is known of why.</summary>
    public async Task<IReadOnlyList<ReadinessReport>> DescribeAsync(PendingObjects pending, CancellationToken cancellationToken) =>
        await Task.WhenAll(pending.Unready.Select(entry => DescribeAsync(entry, cancellationToken))).ConfigureAwait(false);

    private static async Task<PendingObject?> SettledAsync(PendingObjects pending, List<Task> watches, CancellationToken cancellationToken)
    {
        Task<PendingObject?> settled = pending.Settled;
        List<Task> running = [.. watches];
        while (running.Count > 0 && !settled.IsCompleted)
        {
            Task done = await Task.WhenAny([settled, .. running]).ConfigureAwait(false);
            await done.ConfigureAwait(false);
            running.Remove(done);
        }

        return await settled.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<ReadinessReport> DescribeAsync(PendingObject entry, CancellationToken cancellationToken)
    {
        using CancellationTokenSource enough = new(DescribeTime, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellationToken);
        IReadOnlyList<string> reasons;
        try
        {
            reasons = await _diagnosis.ExplainAsync(entry.Live, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            reasons = entry.Reason is null ? [] : [entry.Reason];
        }

        return new ReadinessReport(entry.Resource.ToString(), entry.State.Message, reasons);
    }
}
