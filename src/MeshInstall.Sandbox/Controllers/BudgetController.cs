using System.Text.Json.Nodes;
using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Controllers;

/// <summary>Counts what a PodDisruptionBudget allows.</summary>
internal sealed class BudgetController(ControllerContext context) : IController
{
    public IEnumerable<ObjectKey> Affected(GroupResource resource, WatchEvent change) => resource == Resources.Budgets
        ? [change.Object.Key]
        : resource == Resources.Pods ? context.Store.InNamespace(Resources.Budgets, change.Object.Key.Namespace).Select(budget => budget.Key).ToList() : [];

    public void Reconcile(ObjectKey key)
    {
        if (context.Find(Resources.Budgets, key) is not { IsDeleting: false } budget)
        {
            return;
        }

        var spec = budget.Body.At("spec");
        var pods = context.Store.InNamespace(Resources.Pods, key.Namespace)
            .Where(pod => !pod.IsDeleting && !PodTemplates.IsFinished(pod) && LabelMatch.Matches(spec.Object("selector"), pod.Metadata.Object("labels"))).ToList();
        var expected = spec.At("maxUnavailable") is null ? pods.Count : Expected(pods);
        var healthy = pods.Count(PodTemplates.IsReady);
        var desired = spec.At("maxUnavailable") is { } most
            ? Math.Max(0, expected - RollingLimits.Amount(most, expected, roundsUp: true))
            : RollingLimits.Amount(spec.At("minAvailable") ?? 1, expected, roundsUp: true);
        var allowed = expected == 0 ? 0 : Math.Max(0, healthy - desired);
        context.SetStatus(Resources.Budgets, budget, new JsonObject
        {
            ["conditions"] = new JsonArray(WithGeneration(budget, Conditions.Make(budget.Body.Object("status"), "DisruptionAllowed", allowed > 0, context.Now,
                allowed > 0 ? "SufficientPods" : "InsufficientPods", ""))),
            ["currentHealthy"] = healthy,
            ["desiredHealthy"] = desired,
            ["disruptionsAllowed"] = allowed,
            ["expectedPods"] = expected,
            ["observedGeneration"] = budget.Metadata.Number("generation"),
        });
    }

    private static JsonObject WithGeneration(StoredObject budget, JsonObject condition)
    {
        condition["observedGeneration"] = budget.Metadata.Number("generation");
        return condition;
    }

    /// <summary>As many as the controllers of the pods want, which may be more than there are.</summary>
    private int Expected(List<StoredObject> pods)
    {
        var expected = 0L;
        foreach (var group in pods.GroupBy(pod => Owners.Controller(pod).Text("uid") ?? pod.Uid))
        {
            var owner = Owners.Controller(group.First());
            var type = owner is null ? null : context.Catalog.FindKind(owner.Text("apiVersion") ?? "", owner.Text("kind") ?? "");
            var controller = type is null ? null : context.Find(type.GroupResource, new ObjectKey(group.First().Key.Namespace, owner.Text("name") ?? ""));
            expected += controller?.Body.At("spec").Number("replicas") ?? group.Count();
        }

        return (int)expected;
    }
}
