using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Readiness.Diagnosis;

/// <summary>Looks behind an unready object: at its ReplicaSets and pods, their claims and nodes, and at the events about them.</summary>
internal sealed class ObjectDiagnosis(IClusterClient client)
{
    private const int MaxPods = 3;
    private const int MaxLines = 8;

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

    /// <summary>The reason of the pod that says most; null where all are ready.</summary>
    public static string? PodReason(IEnumerable<MeshMap> pods) => WorkloadPods.Unready(pods) is [var pod, ..]
        ? $"pod {pod.Name()}: {PodReasons.First(pod)}"
        : null;

    /// <summary>Everything that is known of why the object is not ready, a line each; empty where nothing more is. What the caller may not see is left out.</summary>
    public async Task<IReadOnlyList<string>> ExplainAsync(MeshMap item, CancellationToken cancellationToken)
    {
        MeshMap? newest = item.FindText("kind") == "Deployment"
            ? WorkloadPods.Newest(item, await ListAsync("apps/v1", "ReplicaSet", item, item.Spec().FindMap("selector").SelectorText(), cancellationToken).ConfigureAwait(false))
            : null;
        IReadOnlyList<MeshMap> pods = [.. WorkloadPods.Unready(await PodsAsync(item, cancellationToken).ConfigureAwait(false), newest).Take(MaxPods)];
        IReadOnlyList<MeshMap> claims = await ClaimsAsync(item, pods, cancellationToken).ConfigureAwait(false);

        List<string> lines = [.. pods.SelectMany(pod => Lines(item, pod))];
        lines.AddRange(claims.Select(claim => $"PersistentVolumeClaim {claim.Name()}: {ReadinessRules.Evaluate(claim).Message}"));
        foreach (EventReason told in await EventsAsync(item, [.. newest is null ? Array.Empty<MeshMap>() : [newest], .. pods, .. claims], cancellationToken).ConfigureAwait(false))
        {
            if (!told.IsToldBy(lines))
            {
                lines.Add(told.Text);
            }
        }

        lines.AddRange(await NodesAsync(pods, cancellationToken).ConfigureAwait(false));
        return [.. lines.Distinct(StringComparer.Ordinal).Take(MaxLines)];
    }

    private static IEnumerable<string> Lines(MeshMap item, MeshMap pod)
    {
        string prefix = ReferenceEquals(item, pod) ? string.Empty : $"pod {pod.Name()}: ";
        return PodReasons.Of(pod).DefaultIfEmpty(PodReasons.First(pod)).Select(reason => prefix + reason);
    }

    private async Task<IReadOnlyList<MeshMap>> PodsAsync(MeshMap item, CancellationToken cancellationToken)
    {
        if (item.FindText("kind") == "Pod")
        {
            return [item];
        }

        return await SeenAsync(async () => await PodsOfAsync(item, cancellationToken).ConfigureAwait(false) is { } query
            ? (await client.ListAsync(query, cancellationToken).ConfigureAwait(false)).Items
            : []).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<EventReason>> EventsAsync(MeshMap item, IReadOnlyList<MeshMap> others, CancellationToken cancellationToken)
    {
        // Claims tell in events of type Normal, too, what they wait for.
        bool hasClaims = others.Append(item).Any(entry => entry.FindText("kind") == "PersistentVolumeClaim");
        string[] selectors = hasClaims ? ["type=Warning", "involvedObject.kind=PersistentVolumeClaim"] : ["type=Warning"];
        List<MeshMap> events = [];
        foreach (string selector in selectors)
        {
            events.AddRange(await SeenAsync(async () =>
                await client.DiscoverAsync("v1", "Event", cancellationToken).ConfigureAwait(false) is { } mapping
                    ? (await client.ListAsync(new ResourceQuery(mapping, item.Namespace() ?? "default", FieldSelector: selector), cancellationToken).ConfigureAwait(false)).Items
                    : []).ConfigureAwait(false));
        }

        return EventReasons.Of(events.DistinctBy(entry => entry.Metadata().FindText("uid") ?? entry.Name()), item, others);
    }

    private async Task<IReadOnlyList<MeshMap>> ClaimsAsync(MeshMap item, IReadOnlyList<MeshMap> pods, CancellationToken cancellationToken)
    {
        HashSet<string> names =
        [
            .. pods.SelectMany(pod => pod.Spec().Maps("volumes"))
                .Select(volume => volume.FindMap("persistentVolumeClaim")?.FindText("claimName"))
                .OfType<string>(),
        ];
        return names.Count == 0
            ? []
            : [.. (await ListAsync("v1", "PersistentVolumeClaim", item, null, cancellationToken).ConfigureAwait(false))
                .Where(claim => names.Contains(claim.Name()) && ReadinessRules.Evaluate(claim).Health != MeshHealth.Ready)];
    }

    private async Task<IReadOnlyList<string>> NodesAsync(IReadOnlyList<MeshMap> pods, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        foreach (string name in pods.Select(pod => pod.Spec().FindText("nodeName")).OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal))
        {
            IReadOnlyList<MeshMap> nodes = await SeenAsync(async () =>
                await client.GetAsync("v1", "Node", null, name, cancellationToken).ConfigureAwait(false) is { } node ? [node] : []).ConfigureAwait(false);
            lines.AddRange(nodes.SelectMany(NodeReasons.Of));
        }

        return lines;
    }

    private Task<IReadOnlyList<MeshMap>> ListAsync(string apiVersion, string kind, MeshMap item, string? selector, CancellationToken cancellationToken) =>
        SeenAsync(async () => await client.DiscoverAsync(apiVersion, kind, cancellationToken).ConfigureAwait(false) is { } mapping
            ? (await client.ListAsync(new ResourceQuery(mapping, item.Namespace(), selector), cancellationToken).ConfigureAwait(false)).Items
            : []);

    /// <summary>The reasons are a service; not being allowed to see some of them must hide neither the others nor the failure itself.</summary>
    private static async Task<IReadOnlyList<MeshMap>> SeenAsync(Func<Task<IReadOnlyList<MeshMap>>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (MeshException)
        {
            return [];
        }
    }
}
