using MeshInstall.Sandbox.Defaulting;
using MeshInstall.Sandbox.Json;
using MeshInstall.Sandbox.Schema;
using MeshInstall.Sandbox.Storage;

namespace MeshInstall.Sandbox.Operations;

/// <summary>The budgets that speak about a pod.</summary>
internal static class DisruptionBudgets
{
    public static readonly GroupResource Resource = new("policy", "poddisruptionbudgets");

    /// <summary>A budget that allows no disruption of the pod now, or null.</summary>
    public static StoredObject? FindBlocking(ObjectStore store, StoredObject pod) =>
        store.InNamespace(Resource, pod.Key.Namespace).FirstOrDefault(budget =>
            LabelMatch.Matches(budget.Body.At("spec").Object("selector"), pod.Metadata.Object("labels"))
            && (budget.Body.At("status").Number("disruptionsAllowed") ?? 0) < 1);
}
