using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Keeps as many pods as a ReplicaSet asks for.</summary>
internal sealed class ReplicaSetController(ControllerContext context) : IController
{
    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change) =>
        resource == Resources.ReplicaSets ? [change.Object.Key] : resource == Resources.Pods ? Owners.KeyOf(change.Object, "ReplicaSet") : [];

    public void Reconcile(ObjectKey key)
    {
        if (context.Find(Resources.ReplicaSets, key) is not { } set)
        {
            return;
        }

        var pods = context.Active(set);
        var wanted = set.IsDeleting ? pods.Count : (int)(set.Body.At("spec").Number("replicas") ?? 1);
        for (var missing = wanted - pods.Count; missing > 0; missing--)
        {
            if (context.Create(Resources.Pods, key.Namespace, PodTemplates.Make(set)) is { } pod)
            {
                pods.Add(pod);
            }
        }

        // Those that are not ready go first, then the youngest.
        foreach (var pod in pods.OrderBy(PodTemplates.IsReady).ThenByDescending(pod => pod.Revision).Take(pods.Count - wanted).ToList())
        {
            context.Delete(Resources.Pods, pod.Key);
            pods.Remove(pod);
        }

        var ready = pods.Count(PodTemplates.IsReady);
        context.SetStatus(Resources.ReplicaSets, set, new JsonObject { ["replicas"] = pods.Count }
            .Count("fullyLabeledReplicas", pods.Count)
            .Count("readyReplicas", ready)
            .Count("availableReplicas", ready)
            .Count("observedGeneration", set.Metadata.Number("generation") ?? 0));
    }
}
