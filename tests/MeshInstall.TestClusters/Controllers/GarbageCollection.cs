using System.Text.Json.Nodes;

namespace MeshInstall.TestClusters.Controllers;

/// <summary>Deletes what deleted owners leave, and lets owners go that wait for their dependents.</summary>
internal sealed class GarbageCollection(ApiCalls calls, OwnerGraph graph)
{
    private const string Foreground = "foregroundDeletion", Orphan = "orphan", ClaimProtection = "kubernetes.io/pvc-protection";

    /// <summary>Looks at an object that was added or changed.</summary>
    public async Task VisitAsync(ApiObject item, CancellationToken cancellationToken)
    {
        if (!item.IsDeleting)
        {
            return;
        }

        if (item.Finalizers.Contains(ClaimProtection))
        {
            // No pod runs, so no claim is in use.
            await LetGoAsync(item, ClaimProtection, cancellationToken);
        }
        else if (item.Finalizers.Contains(Orphan))
        {
            foreach (var dependent in graph.DependentsOf(item.Uid))
            {
                await DisownAsync(dependent, item.Uid, cancellationToken);
            }

            await LetGoAsync(item, Orphan, cancellationToken);
        }
        else if (item.Finalizers.Contains(Foreground))
        {
            var dependents = graph.DependentsOf(item.Uid);
            foreach (var dependent in dependents.Where(dependent => !dependent.IsDeleting))
            {
                var policy = graph.DependentsOf(dependent.Uid).Count > 0 ? "Foreground" : "Background";
                await calls.DeleteAsync(dependent.Path, policy, dependent.Uid, cancellationToken);
            }

            if (!dependents.Any(dependent => dependent.Owners.Any(owner => (string?)owner["uid"] == item.Uid && (bool?)owner["blockOwnerDeletion"] == true)))
            {
                await LetGoAsync(item, Foreground, cancellationToken);
            }
        }
    }

    /// <summary>Looks at what an object that has gone owned, and at its owners.</summary>
    public async Task ForgetAsync(ApiObject item, CancellationToken cancellationToken)
    {
        var dependents = graph.DependentsOf(item.Uid);
        graph.Remove(item.Uid);
        foreach (var dependent in dependents.Where(dependent => !dependent.IsDeleting && OwnerGraph.OwnersOf(dependent).All(owner => graph.Find(owner) is null)))
        {
            await calls.DeleteAsync(dependent.Path, "Background", dependent.Uid, cancellationToken);
        }

        foreach (var owner in OwnerGraph.OwnersOf(item))
        {
            if (graph.Find(owner) is { IsDeleting: true } waiting)
            {
                await VisitAsync(waiting, cancellationToken);
            }
        }
    }

    private Task DisownAsync(ApiObject dependent, string owner, CancellationToken cancellationToken) => calls.PatchAsync(dependent.Path, new JsonObject
    {
        ["metadata"] = new JsonObject
        {
            ["uid"] = dependent.Uid,
            ["ownerReferences"] = new JsonArray([.. dependent.Owners.Where(other => (string?)other["uid"] != owner).Select(other => other.DeepClone())]),
        },
    }, cancellationToken);

    private Task LetGoAsync(ApiObject item, string finalizer, CancellationToken cancellationToken) => calls.PatchAsync(item.Path, new JsonObject
    {
        ["metadata"] = new JsonObject
        {
            ["uid"] = item.Uid, ["resourceVersion"] = item.Version,
            ["finalizers"] = new JsonArray([.. item.Finalizers.Where(name => name != finalizer).Select(name => JsonValue.Create(name))]),
        },
    }, cancellationToken);
}
