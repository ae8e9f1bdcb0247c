using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Keeps one pod of a DaemonSet on each node that its node selector fits.</summary>
internal sealed class DaemonSetController(ControllerContext context) : IController
{
    private const string HashLabel = "controller-revision-hash";
    private const string GenerationLabel = "pod-template-generation";

    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change)
    {
        if (resource == Resources.Nodes && change.Kind != WatchEventKind.Modified)
        {
            return context.Store.Items(Resources.DaemonSets).Keys;
        }

        return resource == Resources.DaemonSets ? [change.Object.Key] : resource == Resources.Pods ? Owners.KeyOf(change.Object, "DaemonSet") : [];
    }

    public void Reconcile(ObjectKey key)
    {
        if (context.Find(Resources.DaemonSets, key) is not { IsDeleting: false } set)
        {
            return;
        }

        var template = set.Body.At("spec", "template");
        var hash = PodTemplates.Hash(template);
        var nodes = context.Store.Items(Resources.Nodes).Values
            .Where(node => LabelMatch.MatchesAll(template.At("spec").Object("nodeSelector"), node.Metadata.Object("labels")))
            .Select(node => node.Key.Name).ToList();
        var pods = context.Active(set);
        RemoveOutdated(set, pods, nodes, hash);
        foreach (var node in nodes.Where(node => !context.Controlled(Resources.Pods, set).Any(pod => NodeOf(pod) == node)).ToList())
        {
            var pod = PodTemplates.Make(set);
            var labels = pod.Object("metadata")!.Ensure("labels");
            labels[HashLabel] = hash;
            labels[GenerationLabel] = "1";
            pod.Object("spec")!["nodeName"] = node;
            if (context.Create(Resources.Pods, key.Namespace, pod) is { } made)
            {
                pods.Add(made);
            }
        }

        var ready = pods.Count(PodTemplates.IsReady);
        context.SetStatus(Resources.DaemonSets, set, new JsonObject
        {
            ["currentNumberScheduled"] = pods.Count,
            ["desiredNumberScheduled"] = nodes.Count,
            ["numberMisscheduled"] = 0,
            ["numberReady"] = ready,
        }
            .Count("numberAvailable", ready)
            .Count("numberUnavailable", nodes.Count - ready)
            .Count("updatedNumberScheduled", pods.Count(pod => pod.Labels.GetValueOrDefault(HashLabel) == hash))
            .Count("observedGeneration", set.Metadata.Number("generation") ?? 0));
    }

    private static string? NodeOf(StoredObject pod) => pod.Body.At("spec").Text("nodeName");

    private void RemoveOutdated(StoredObject set, List<StoredObject> pods, List<string> nodes, string hash)
    {
        var strategy = set.Body.At("spec", "updateStrategy");
        var budget = strategy.Text("type") == "OnDelete" ? 0 : Math.Max(1, RollingLimits.Amount(strategy.At("rollingUpdate", "maxUnavailable"), nodes.Count, roundsUp: true));
        budget -= nodes.Count(node => !pods.Exists(pod => NodeOf(pod) == node && PodTemplates.IsReady(pod) && pod.Labels.GetValueOrDefault(HashLabel) == hash)
            && !pods.Exists(pod => NodeOf(pod) == node && PodTemplates.IsReady(pod)));
        foreach (var pod in pods.ToList())
        {
            var isStray = !nodes.Contains(NodeOf(pod) ?? "");
            var isOld = pod.Labels.GetValueOrDefault(HashLabel) != hash;
            var isDue = isOld && strategy.Text("type") != "OnDelete" && (!PodTemplates.IsReady(pod) || budget-- > 0);
            if (isStray || isDue)
            {
                context.Delete(Resources.Pods, pod.Key);
                pods.Remove(pod);
            }
        }
    }
}
