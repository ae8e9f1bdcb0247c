using MeshInstall.Engine.Clusters;
using MeshInstall.Engine.Readiness.Diagnosis;

namespace MeshInstall.Engine.Readiness.Waiting;

/// <summary>Follows the pods of a workload for as long as it is not ready, to say what it waits for.</summary>
internal sealed class PodWatch(IClusterClient client, ObjectDiagnosis diagnosis, PendingObjects pending)
{
    public async Task RunAsync(LiveResource item, CancellationToken cancellationToken)
    {
        try
        {
            if (await diagnosis.PodsOfAsync(item.Live, cancellationToken).ConfigureAwait(false) is not { } query)
            {
                return;
            }

            Dictionary<string, MeshMap> pods = new(StringComparer.Ordinal);
            await foreach (WatchEvent change in client.WatchAsync(query, null, cancellationToken).ConfigureAwait(false))
            {
                string name = change.Object.Name();
                if (change.Kind == WatchEventKind.Changed)
                {
                    pods[name] = change.Object;
                }
                else
                {
                    pods.Remove(name);
                }

                pending.Explain(item, ObjectDiagnosis.PodReason(pods.Values));
                if (!pending.IsPending(item))
                {
                    return;
                }
            }
        }
        catch (MeshException)
        {
            // Without the right to see pods the wait goes on without their reasons.
        }
    }
}
