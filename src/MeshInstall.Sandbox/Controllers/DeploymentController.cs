using System.Globalization;
using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Rolls Deployments out: one ReplicaSet per template, old ones scaled down as the new one becomes available.</summary>
internal sealed class DeploymentController(ControllerContext context) : IController
{
    private const string HashLabel = "pod-template-hash";
    private const string RevisionAnnotation = "deployment.kubernetes.io/revision";

    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change) =>
        resource == Resources.Deployments ? [change.Object.Key] : resource == Resources.ReplicaSets ? Owners.KeyOf(change.Object, "Deployment") : [];

    public void Reconcile(ObjectKey key)
    {
        if (context.Find(Resources.Deployments, key) is not { IsDeleting: false } deployment)
        {
            return;
        }

        var sets = context.Controlled(Resources.ReplicaSets, deployment).Where(set => !set.IsDeleting).ToList();
        var hash = PodTemplates.Hash(deployment.Body.At("spec", "template"));
        var current = sets.Find(set => set.Labels.GetValueOrDefault(HashLabel) == hash);
        var isPaused = deployment.Body.At("spec").Flag("paused") == true;
        if (current is null && !isPaused)
        {
            current = CreateSet(deployment, hash, Revision(sets) + 1, InitialReplicas(deployment, sets));
            if (current is not null)
            {
                sets.Add(current);
            }
        }

        if (current is not null)
        {
            Mark(deployment, sets, current);
            Roll(deployment, sets, current);
            Forget(deployment, sets, current);
        }

        deployment = context.Find(Resources.Deployments, key) ?? deployment;
        sets = [.. context.Controlled(Resources.ReplicaSets, deployment)];
        current = sets.Find(set => set.Labels.GetValueOrDefault(HashLabel) == hash);
        context.SetStatus(Resources.Deployments, deployment, DeploymentStatus.Compute(deployment, sets, current, context.Now));
    }

    private static int Revision(IEnumerable<StoredObject> sets) => sets.Select(RevisionOf).DefaultIfEmpty(0).Max();

    private static int RevisionOf(StoredObject set) =>
        int.TryParse(set.Metadata.Object("annotations").Text(RevisionAnnotation), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static int InitialReplicas(StoredObject deployment, List<StoredObject> sets)
    {
        var wanted = Replicas(deployment);
        var total = sets.Sum(Replicas);
        return total == 0 ? wanted : RollingLimits.Read(deployment) is { } limits ? Math.Clamp(wanted + limits.MaxSurge - total, 0, wanted) : 0;
    }

    private static int Replicas(StoredObject item) => (int)(item.Body.At("spec").Number("replicas") ?? 1);

    private static int Available(StoredObject set) => (int)(set.Body.At("status").Number("availableReplicas") ?? 0);

    private StoredObject? CreateSet(StoredObject deployment, string hash, int revision, int replicas)
    {
        var spec = deployment.Body.Object("spec")!;
        var template = (JsonObject)spec["template"]!.DeepClone();
        template.Ensure("metadata").Ensure("labels")[HashLabel] = hash;
        var selector = (JsonObject)spec["selector"]!.DeepClone();
        selector.Ensure("matchLabels")[HashLabel] = hash;
        var setSpec = new JsonObject { ["replicas"] = replicas, ["selector"] = selector, ["template"] = template };
        if (spec["minReadySeconds"] is { } seconds)
        {
            setSpec["minReadySeconds"] = seconds.DeepClone();
        }

        var metadata = new JsonObject
        {
            ["name"] = $"{deployment.Key.Name}-{hash}",
            ["labels"] = template.At("metadata", "labels")!.DeepClone(),
            ["annotations"] = new JsonObject { [RevisionAnnotation] = revision.ToString(CultureInfo.InvariantCulture) },
            ["ownerReferences"] = Owners.Reference(deployment),
        };
        var set = context.Create(Resources.ReplicaSets, deployment.Key.Namespace, new JsonObject { ["metadata"] = metadata, ["spec"] = setSpec });
        if (set is not null)
        {
            Events.Record(context, deployment, "Normal", "ScalingReplicaSet", $"Scaled up replica set {set.Key.Name} from 0 to {replicas}", "deployment-controller");
        }

        return set;
    }

    private void Mark(StoredObject deployment, List<StoredObject> sets, StoredObject current)
    {
        var newest = sets.Where(set => set != current).Select(RevisionOf).DefaultIfEmpty(0).Max();
        var revision = RevisionOf(current) > newest ? RevisionOf(current) : newest + 1;
        var text = revision.ToString(CultureInfo.InvariantCulture);
        foreach (var (resource, item) in ((GroupResource, StoredObject)[])[(Resources.ReplicaSets, current), (Resources.Deployments, deployment)])
        {
            if (item.Metadata.Object("annotations").Text(RevisionAnnotation) != text)
            {
                context.Update(resource, item.Key, body => body.Object("metadata")!.Ensure("annotations")[RevisionAnnotation] = text,
                    item == deployment ? "status" : null);
            }
        }
    }

    private void Roll(StoredObject deployment, List<StoredObject> sets, StoredObject current)
    {
        var wanted = Replicas(deployment);
        var old = sets.Where(set => set != current && Replicas(set) > 0).ToList();
        if (old.Count == 0)
        {
            Scale(deployment, current, wanted);
            return;
        }

        if (RollingLimits.Read(deployment) is not { } limits)
        {
            old.ForEach(set => Scale(deployment, set, 0));
            return;
        }

        Scale(deployment, current, Math.Clamp(Replicas(current) + wanted + limits.MaxSurge - sets.Sum(Replicas), Math.Min(Replicas(current), wanted), wanted));
        var spare = sets.Sum(Available) - (wanted - limits.MaxUnavailable);
        foreach (var set in old)
        {
            var broken = Replicas(set) - Available(set);
            var fewer = Math.Min(Replicas(set), broken + Math.Max(spare, 0));
            spare -= Math.Max(fewer - broken, 0);
            Scale(deployment, set, Replicas(set) - fewer);
        }
    }

    private void Scale(StoredObject deployment, StoredObject set, int replicas)
    {
        var before = Replicas(set);
        if (before != replicas)
        {
            context.Update(Resources.ReplicaSets, set.Key, body => body.Object("spec")!["replicas"] = replicas);
            Events.Record(context, deployment, "Normal", "ScalingReplicaSet",
                $"Scaled {(replicas > before ? "up" : "down")} replica set {set.Key.Name} from {before} to {replicas}", "deployment-controller");
        }
    }

    private void Forget(StoredObject deployment, List<StoredObject> sets, StoredObject current)
    {
        var limit = (int)(deployment.Body.At("spec").Number("revisionHistoryLimit") ?? 10);
        var unused = sets.Where(set => set != current && Replicas(set) == 0 && (set.Body.At("status").Number("replicas") ?? 0) == 0)
            .OrderByDescending(RevisionOf).Skip(limit);
        foreach (var set in unused.ToList())
        {
            context.Delete(Resources.ReplicaSets, set.Key);
        }
    }
}
