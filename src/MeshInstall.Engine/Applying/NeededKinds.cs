namespace MeshInstall.Engine.Applying;

/// <summary>The kinds that a plan writes objects of: their definitions must be served before, others need not be.</summary>
internal sealed class NeededKinds(MeshPlan plan)
{
    private readonly HashSet<(string Group, string Kind)> _kinds =
        [.. plan.Changes.Where(change => change.Action is not (MeshAction.Unchanged or MeshAction.Delete)).Select(change => (change.Wanted.Group, change.Wanted.Kind))];

    /// <summary>Whether the object is the definition of such a kind.</summary>
    public bool Defines(MeshResource resource) => resource.Kind == "CustomResourceDefinition"
        && resource.Body.FindMap("spec") is { } spec
        && _kinds.Contains((spec.FindText("group") ?? string.Empty, spec.FindMap("names")?.FindText("kind") ?? string.Empty));
}
