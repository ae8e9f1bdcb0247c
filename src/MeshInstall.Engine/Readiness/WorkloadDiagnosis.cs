using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Readiness;

/// <summary>Looks behind an unready object: at its pods and at the warnings about it and them.</summary>
internal sealed class WorkloadDiagnosis(IClusterClient client)
{
    private const int MaxWarnings = 3;

    /// <summary>The query of the pods of a workload; null where it runs none, or pods cannot be listed.</summary>
    public async Task<ResourceQuery?> PodsOfAsync(MeshMap workload, CancellationToken cancellationToken)
    {
        string? selector = workload.FindText("kind") is "Deployment" or "DaemonSet" or "StatefulSet" or "ReplicaSet" or "Job"
            ? workload.Spec().FindMap("selector").SelectorText()
            : null;
        return selector is not null && await client.DiscoverAsync("v1", "Pod", cancellationToken).ConfigureAwait(false) is { } pods
            ? new ResourceQuery(pods, workload.Namespace(), selector)
            : null;
    }

    /// <summary>The reason of the newest pod that is not ready; null where all are.</summary>
    public static string? PodReason(IEnumerable<MeshMap> pods) => Unready(pods).FirstOrDefault() is { } pod
        ? $"pod {pod.Name()}: {PodRules.Reason(pod)}"
        : null;

    /// <summary>Everything that is known of why the object is not ready; empty where nothing more is.</summary>
    public async Task<string> ExplainAsync(MeshMap item, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<MeshMap> pods = await PodsOfAsync(item, cancellationToken).ConfigureAwait(false) is { } query
                ? (await client.ListAsync(query, cancellationToken).ConfigureAwait(false)).Items
                : [];
            MeshMap? pod = Unready(pods).FirstOrDefault();
            List<string> parts = pod is null ? [] : [PodReason(pods)!];
            parts.AddRange(await WarningsAsync(item, pod, cancellationToken).ConfigureAwait(false));
            return string.Join("; ", parts);
        }
        catch (MeshException)
        {
            // The reasons are a service; not being allowed to see pods or events must not hide the failure itself.
            return string.Empty;
        }
    }

    private static IOrderedEnumerable<MeshMap> Unready(IEnumerable<MeshMap> pods) => pods
        .Where(pod => ReadinessRules.Evaluate(pod).Health != MeshHealth.Ready)
        .OrderByDescending(pod => ReadinessRules.Evaluate(pod).Health == MeshHealth.Failed)
        .ThenByDescending(pod => pod.Metadata().FindText("creationTimestamp"), StringComparer.Ordinal);

    private async Task<IReadOnlyList<string>> WarningsAsync(MeshMap item, MeshMap? pod, CancellationToken cancellationToken)
    {
        ResourceMapping? events = await client.DiscoverAsync("v1", "Event", cancellationToken).ConfigureAwait(false);
        if (events is null || item.Namespace() is not { } space)
        {
            return [];
        }

        HashSet<string> about = [item.Name(), .. pod is null ? Array.Empty<string>() : [pod.Name()]];
        ResourceList list = await client.ListAsync(new ResourceQuery(events, space, FieldSelector: "type=Warning"), cancellationToken).ConfigureAwait(false);
        return [.. list.Items
            .Where(entry => entry.FindText("type") == "Warning" && about.Contains(entry.FindMap("involvedObject")?.FindText("name") ?? string.Empty))
            .OrderByDescending(entry => entry.FindText("lastTimestamp") ?? entry.FindText("eventTime"), StringComparer.Ordinal)
            .Select(entry => $"{entry.FindText("reason")}: {entry.FindText("message")}")
            .Distinct(StringComparer.Ordinal)
            .Take(MaxWarnings)];
    }
}
