using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Operations;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Schedules pods, and lets them pull, start, become ready, fail or end as the rule of their workload says.</summary>
internal sealed class PodController(ControllerContext context, Action<IController, ObjectKey, TimeSpan> enqueueAfter) : IController
{
    private const string Kubelet = "kubelet";
    private const string Scheduler = "default-scheduler";

    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private readonly PodStatusWriter _statuses = new(context);
    private int _nextNode;

    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change)
    {
        if (resource == Resources.Nodes && change.Kind == WatchEventKind.Added)
        {
            return context.Store.Items(Resources.Pods).Values.Where(pod => pod.Body.At("spec").Text("nodeName") is null).Select(pod => pod.Key).ToList();
        }

        return resource == Resources.Pods ? [change.Object.Key] : [];
    }

    public void Reconcile(ObjectKey key)
    {
        if (context.Find(Resources.Pods, key) is not { } pod)
        {
            return;
        }

        var rule = RuleOf(pod);
        var delay = rule.ReadyDelay ?? context.Options.ReadyDelay;
        if (pod.IsDeleting)
        {
            End(pod, delay / 3);
            return;
        }

        if (PodTemplates.IsFinished(pod) || PodTemplates.IsReady(pod) || !Schedule(ref pod, rule))
        {
            return;
        }

        var elapsed = Elapsed(pod, "start");
        if (elapsed < delay / 2)
        {
            Enter(pod, PodStage.Creating, rule);
            enqueueAfter(this, key, delay / 2 - elapsed);
        }
        else if (rule.Outcome is SandboxWorkloadOutcome.ImagePullBackOff)
        {
            Enter(pod, PodStage.ImagePullBackOff, rule);
        }
        else if (elapsed < delay)
        {
            Enter(pod, PodStage.Running, rule);
            enqueueAfter(this, key, delay - elapsed);
        }
        else
        {
            Enter(pod, Settled(pod, rule.Outcome), rule);
        }
    }

    private static PodStage Settled(StoredObject pod, SandboxWorkloadOutcome outcome)
    {
        var endsByItself = pod.Body.At("spec").Text("restartPolicy") is "Never" or "OnFailure";
        return outcome switch
        {
            SandboxWorkloadOutcome.NeverReady => PodStage.Running,
            SandboxWorkloadOutcome.CrashLoopBackOff when pod.Body.At("spec").Text("restartPolicy") == "Never" => PodStage.Failed,
            SandboxWorkloadOutcome.CrashLoopBackOff => PodStage.CrashLoopBackOff,
            _ when endsByItself => PodStage.Succeeded,
            _ => PodStage.Ready,
        };
    }

    private TimeSpan Elapsed(StoredObject pod, string since)
    {
        var key = $"{pod.Uid}/{since}";
        if (!_seen.TryGetValue(key, out var time))
        {
            _seen[key] = time = context.Now;
        }

        return context.Now - time;
    }

    private SandboxWorkloadRule RuleOf(StoredObject pod)
    {
        var (kind, name) = (pod.Kind, pod.Key.Name);
        if (Owners.Controller(pod) is { } owner)
        {
            (kind, name) = (owner.Text("kind") ?? kind, owner.Text("name") ?? name);
            var set = kind == "ReplicaSet" ? context.Find(Resources.ReplicaSets, new ObjectKey(pod.Key.Namespace, name)) : null;
            if (set is not null && Owners.Controller(set) is { } deployment)
            {
                (kind, name) = (deployment.Text("kind") ?? kind, deployment.Text("name") ?? name);
            }
        }

        return context.Options.Rules.FirstOrDefault(rule => rule.Fits(kind, pod.Key.Namespace, name)) ?? new SandboxWorkloadRule();
    }

    private bool Schedule(ref StoredObject pod, SandboxWorkloadRule rule)
    {
        var isOnNode = pod.Body.At("spec").Text("nodeName") is { Length: > 0 };
        if (isOnNode && Conditions.IsTrue(pod.Body, "PodScheduled"))
        {
            return true;
        }

        var nodes = context.Store.Items(Resources.Nodes);
        if (rule.Outcome == SandboxWorkloadOutcome.Unschedulable || nodes.IsEmpty)
        {
            var message = rule.Message ?? $"0/{nodes.Count} nodes are available: {nodes.Count} Insufficient cpu. preemption: 0/{nodes.Count} nodes are available: {nodes.Count} No preemption victims found for incoming pod.";
            if (!pod.Body.At("status").Objects("conditions").Any(condition => condition.Text("reason") == "Unschedulable"))
            {
                _statuses.Unschedulable(pod, message);
                Events.Record(context, pod, "Warning", "FailedScheduling", message, Scheduler);
            }

            return false;
        }

        var node = pod.Body.At("spec").Text("nodeName") ?? nodes.Keys.ElementAt(_nextNode++ % nodes.Count).Name;
        if (!isOnNode)
        {
            context.Update(Resources.Pods, pod.Key, body => body.Object("spec")!["nodeName"] = node, "binding", Scheduler);
        }

        _statuses.Scheduled(pod);
        Events.Record(context, pod, "Normal", "Scheduled", $"Successfully assigned {pod.Key} to {node}", Scheduler);
        pod = context.Find(Resources.Pods, pod.Key) ?? pod;
        return true;
    }

    private void Enter(StoredObject pod, PodStage stage, SandboxWorkloadRule rule)
    {
        if (!_statuses.Write(pod, stage, rule.Message))
        {
            return;
        }

        var image = pod.Body.At("spec").Objects("containers").Select(container => container.Text("image")).FirstOrDefault();
        var name = pod.Body.At("spec").Objects("containers").Select(container => container.Text("name")).FirstOrDefault();
        switch (stage)
        {
            case PodStage.Running:
                Events.Record(context, pod, "Normal", "Pulled", $"Container image \"{image}\" already present on machine", Kubelet);
                Events.Record(context, pod, "Normal", "Created", $"Container created: {name}", Kubelet);
                Events.Record(context, pod, "Normal", "Started", $"Container started: {name}", Kubelet);
                if (rule.Outcome == SandboxWorkloadOutcome.NeverReady)
                {
                    Events.Record(context, pod, "Warning", "Unhealthy", rule.Message ?? "Readiness probe failed: HTTP probe failed with statuscode: 503", Kubelet);
                }

                break;
            case PodStage.ImagePullBackOff:
                Events.Record(context, pod, "Normal", "Pulling", $"Pulling image \"{image}\"", Kubelet);
                Events.Record(context, pod, "Warning", "Failed", rule.Message ?? $"Failed to pull image \"{image}\": not found", Kubelet);
                Events.Record(context, pod, "Warning", "Failed", "Error: ImagePullBackOff", Kubelet);
                break;
            case PodStage.CrashLoopBackOff:
                Events.Record(context, pod, "Warning", "BackOff", $"Back-off restarting failed container {name} in pod {pod.Key.Name}", Kubelet);
                break;
        }
    }

    private void End(StoredObject pod, TimeSpan delay)
    {
        if (pod.Metadata.Texts("finalizers").Any() && (pod.Metadata.Number("deletionGracePeriodSeconds") ?? 0) == 0)
        {
            return;
        }

        var elapsed = Elapsed(pod, "end");
        if (elapsed < delay)
        {
            enqueueAfter(this, pod.Key, delay - elapsed);
            return;
        }

        _seen.Remove($"{pod.Uid}/start");
        _seen.Remove($"{pod.Uid}/end");
        context.Delete(Resources.Pods, pod.Key, new DeleteOptions { GracePeriodSeconds = 0 });
    }
}
