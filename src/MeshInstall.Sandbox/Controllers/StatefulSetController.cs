using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Keeps the numbered pods of a StatefulSet, in order unless it says parallel.</summary>
internal sealed class StatefulSetController(ControllerContext context) : IController
{
    private const string HashLabel = "controller-revision-hash";

    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change) =>
        resource == Resources.StatefulSets ? [change.Object.Key] : resource == Resources.Pods ? Owners.KeyOf(change.Object, "StatefulSet") : [];

    public void Reconcile(ObjectKey key)
    {
        if (context.Find(Resources.StatefulSets, key) is not { IsDeleting: false } set)
        {
            return;
        }

        var spec = set.Body.At("spec");
        var wanted = (int)(spec.Number("replicas") ?? 1);
        var isParallel = spec.Text("podManagementPolicy") == "Parallel";
        var revision = $"{key.Name}-{PodTemplates.Hash(spec.At("template"))}";
        var pods = context.Controlled(Resources.Pods, set).ToDictionary(pod => pod.Key.Name, StringComparer.Ordinal);
        for (var ordinal = 0; ordinal < wanted; ordinal++)
        {
            var pod = pods.GetValueOrDefault(Name(key, ordinal)) ?? CreatePod(set, ordinal, revision);
            if (pod is null || (!isParallel && !PodTemplates.IsReady(pod)))
            {
                break;
            }
        }

        var surplus = pods.Values.Where(pod => !pod.IsDeleting && Ordinal(pod) >= wanted).OrderByDescending(Ordinal).ToList();
        foreach (var pod in isParallel ? surplus : surplus.Take(1))
        {
            context.Delete(Resources.Pods, pod.Key);
        }

        Roll(set, wanted, revision);
        SetStatus(set, wanted, revision);
    }

    private static string Name(ObjectKey key, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{key.Name}-{ordinal}");

    private static int Ordinal(StoredObject pod) =>
        int.TryParse(pod.Key.Name.AsSpan(pod.Key.Name.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : -1;

    private StoredObject? CreatePod(StoredObject set, int ordinal, string revision)
    {
        var pod = PodTemplates.Make(set);
        var metadata = pod.Object("metadata")!;
        metadata.Remove("generateName");
        metadata["name"] = Name(set.Key, ordinal);
        var labels = metadata.Ensure("labels");
        labels[HashLabel] = revision;
        labels["statefulset.kubernetes.io/pod-name"] = Name(set.Key, ordinal);
        labels["apps.kubernetes.io/pod-index"] = ordinal.ToString(CultureInfo.InvariantCulture);
        pod.Object("spec")!["hostname"] = Name(set.Key, ordinal);
        return context.Create(Resources.Pods, set.Key.Namespace, pod);
    }

    /// <summary>Replaces one outdated pod at a time, the last first.</summary>
    private void Roll(StoredObject set, int wanted, string revision)
    {
        var pods = context.Active(set);
        var strategy = set.Body.At("spec", "updateStrategy");
        var partition = strategy.At("rollingUpdate").Number("partition") ?? 0;
        if (strategy.Text("type") == "OnDelete" || pods.Count < wanted)
        {
            return;
        }

        var outdated = pods.Where(pod => pod.Labels.GetValueOrDefault(HashLabel) != revision && Ordinal(pod) >= partition).OrderByDescending(Ordinal).FirstOrDefault();
        if (outdated is not null && pods.All(pod => pod == outdated || PodTemplates.IsReady(pod)))
        {
            context.Delete(Resources.Pods, outdated.Key);
        }
    }

    private void SetStatus(StoredObject set, int wanted, string revision)
    {
        var pods = context.Active(set);
        var ready = pods.Count(PodTemplates.IsReady);
        var updated = pods.Count(pod => pod.Labels.GetValueOrDefault(HashLabel) == revision);
        var isRolledOut = updated == wanted && ready == wanted;
        var former = set.Body.At("status").Text("currentRevision");
        var current = isRolledOut || former is null ? revision : former;
        context.SetStatus(Resources.StatefulSets, set, new JsonObject
        {
            ["replicas"] = pods.Count,
            ["availableReplicas"] = ready,
            ["currentRevision"] = current,
            ["updateRevision"] = revision,
            ["collisionCount"] = 0,
        }
            .Count("readyReplicas", ready)
            .Count("updatedReplicas", updated)
            .Count("currentReplicas", pods.Count(pod => pod.Labels.GetValueOrDefault(HashLabel) == current))
            .Count("observedGeneration", set.Metadata.Number("generation") ?? 0));
    }
}
