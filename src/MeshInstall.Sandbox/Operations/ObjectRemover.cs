using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Api;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Operations;

/// <summary>Deletes objects: at once, or by marking them when finalizers, containers or content hold them.</summary>
internal sealed class ObjectRemover(ObjectStore store, TimeProvider clock)
{
    public const string ForegroundFinalizer = "foregroundDeletion";
    public const string OrphanFinalizer = "orphan";

    /// <summary>Holds a definition until its custom resources are gone.</summary>
    public const string CleanupFinalizer = "customresourcecleanup.apiextensions.k8s.io";

    private static readonly string[] ProtectedNamespaces = ["default", "kube-system", "kube-public"];

    /// <returns>The object's last state, and whether it is gone already.</returns>
    public (StoredObject Object, bool IsGone) Delete(ResourceType type, ObjectKey key, DeleteOptions options)
    {
        while (true)
        {
            var live = store.Find(type.GroupResource, key) ?? throw ApiException.NotFound(type.GroupResource, key.Name);
            if (type is { Group: "", Kind: "Namespace" } && ProtectedNamespaces.Contains(key.Name))
            {
                throw ApiException.Forbidden(type.GroupResource, key.Name, "this namespace may not be deleted");
            }

            CheckPreconditions(type, live, options);
            var next = Marked(type, live, options);
            if (options.IsDryRun)
            {
                return (next is null ? live : new StoredObject(key, next, live.Revision), next is null);
            }

            if (next is null)
            {
                if (store.TryDelete(type.GroupResource, live) is { } last)
                {
                    return (last, true);
                }
            }
            else if (next.SameAs(live.Body))
            {
                return (live, false);
            }
            else if (store.TryWrite(type.GroupResource, key, live, next) is { } marked)
            {
                return (marked, false);
            }
        }
    }

    private static void CheckPreconditions(ResourceType type, StoredObject live, DeleteOptions options)
    {
        if (options.Uid is { } uid && uid != live.Uid)
        {
            throw ApiException.Conflict(type.Kind, live.Key.Name,
                $"the UID in the precondition ({uid}) does not match the UID in record ({live.Uid}). The object might have been deleted and then recreated");
        }

        if (options.ResourceVersion is { } version && version != live.Metadata.Text("resourceVersion"))
        {
            throw ApiException.Conflict(type.Kind, live.Key.Name,
                $"the ResourceVersion in the precondition ({version}) does not match the ResourceVersion in record ({live.Metadata.Text("resourceVersion")}). The object might have been modified");
        }
    }

    /// <summary>The object marked as deleting, or null when nothing holds it.</summary>
    private JsonObject? Marked(ResourceType type, StoredObject live, DeleteOptions options)
    {
        var isNamespace = type.Group.Length == 0 && type.Kind == "Namespace";
        var grace = type.Group.Length == 0 && type.Kind == "Pod" ? PodGrace(live, options) : 0;
        var finalizers = Finalizers(live, options.PropagationPolicy);
        if (type is { Group: "apiextensions.k8s.io", Kind: "CustomResourceDefinition" } && !live.IsDeleting && live.Body.At("status").Objects("conditions").Any())
        {
            finalizers.Add(CleanupFinalizer);
        }

        if (finalizers.Count == 0 && grace == 0 && !(isNamespace && live.Body.At("spec").Texts("finalizers").Any()))
        {
            return null;
        }

        var next = live.Body.Clone();
        var metadata = next.Object("metadata")!;
        if (!live.IsDeleting)
        {
            metadata["deletionTimestamp"] = Timestamps.Format(clock.GetUtcNow().AddSeconds(grace));
            metadata["deletionGracePeriodSeconds"] = grace;
            if (metadata.Number("generation") is { } generation)
            {
                metadata["generation"] = generation + 1;
            }
        }
        else if (grace < (metadata.Number("deletionGracePeriodSeconds") ?? 0))
        {
            metadata["deletionGracePeriodSeconds"] = grace;
        }

        metadata.Remove("finalizers");
        if (finalizers.Count > 0)
        {
            metadata["finalizers"] = finalizers.ToJsonArray();
        }

        if (isNamespace)
        {
            next.Ensure("status")["phase"] = "Terminating";
        }

        return next;
    }

    private static long PodGrace(StoredObject pod, DeleteOptions options)
    {
        if (pod.Body.At("spec").Text("nodeName") is null || pod.Body.At("status").Text("phase") is "Succeeded" or "Failed")
        {
            return 0;
        }

        return options.GracePeriodSeconds ?? pod.Body.At("spec").Number("terminationGracePeriodSeconds") ?? 30;
    }

    private static List<string> Finalizers(StoredObject live, string? policy)
    {
        var finalizers = live.Metadata.Texts("finalizers").ToList();
        if (policy is null || live.IsDeleting)
        {
            return finalizers;
        }

        finalizers.RemoveAll(name => name is ForegroundFinalizer or OrphanFinalizer);
        if (policy != DeleteOptions.Background)
        {
            finalizers.Add(policy == DeleteOptions.Foreground ? ForegroundFinalizer : OrphanFinalizer);
        }

        return finalizers;
    }
}
