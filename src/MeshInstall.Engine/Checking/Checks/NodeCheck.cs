using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Checking.Checks;

/// <summary>Whether there are nodes that pods can be put on, and as many as the replicas that must not share one.</summary>
internal sealed class NodeCheck() : ClusterCheck("Nodes")
{
    private const string Host = "kubernetes.io/hostname";

    public override async Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<MeshMap> nodes = await context.ListAsync("v1", "Node", cancellationToken).ConfigureAwait(false) ?? [];
        int schedulable = nodes.Count(IsSchedulable);
        if (nodes.Count == 0 || schedulable == 0)
        {
            return
            [
                Failed(
                    nodes.Count == 0 ? "The cluster has no nodes." : $"No node takes new pods: {string.Join(", ", nodes.Take(5).Select(node => $"{node.Name()} ({Why(node)})"))}.",
                    "Add a node, or have one take pods again (kubectl uncordon); -NoWait installs without running.",
                    "Node"),
            ];
        }

        List<MeshCheckResult> results = [.. context.Wanted
            .Where(item => item.Resource.Kind is "Deployment" or "StatefulSet" && SpreadsOverHosts(item.Resource.Body) && Replicas(item.Resource.Body) > schedulable)
            .Select(item => Warning(
                $"{item.Resource} wants {Replicas(item.Resource.Body)} replicas on nodes of their own, and {schedulable} take pods.",
                "Add nodes, lower the replicas, or prefer the anti-affinity instead of requiring it.",
                item.Resource.ToString()))];
        return results.Count > 0 ? results : [Passed($"{schedulable} of {nodes.Count} nodes take pods.", "Node")];
    }

    private static bool IsSchedulable(MeshMap node) => Why(node).Length == 0;

    private static string Why(MeshMap node) =>
        node.Spec().FindBoolean("unschedulable") == true ? "unschedulable"
        : !node.Condition("Ready").IsTrue() ? "not ready"
        : node.Spec().Maps("taints").FirstOrDefault(taint => taint.FindText("effect") is "NoSchedule" or "NoExecute") is { } taint
            ? $"tainted with {taint.FindText("key")}"
            : string.Empty;

    private static long Replicas(MeshMap workload) => workload.Spec().FindInteger("replicas") ?? 1;

    private static bool SpreadsOverHosts(MeshMap workload) => (workload.Spec().FindMap("template") ?? MeshMap.Empty).Spec()
        .FindMap("affinity")?.FindMap("podAntiAffinity")?.Maps("requiredDuringSchedulingIgnoredDuringExecution")
        .Any(term => term.FindText("topologyKey") == Host) == true;
}
