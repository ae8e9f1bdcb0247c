namespace MeshInstall.Engine.Validation.Checks.Components;

/// <summary>A disruption budget says how many may be away, or how many must stay, not both.</summary>
internal sealed class DisruptionBudgetCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (ComponentPlace component in context.Components)
        {
            Place budget = component.Kubernetes["podDisruptionBudget"];
            if (budget["minAvailable"].Exists && budget["maxUnavailable"].Exists)
            {
                context.Log.Warning(
                    "ConflictingFields", budget["minAvailable"].Path, budget["minAvailable"].Node,
                    $"The disruption budget of {component.Title} sets both minAvailable and maxUnavailable; Kubernetes takes one, and maxUnavailable is used.",
                    "Remove minAvailable or maxUnavailable.");
            }
        }
    }
}
