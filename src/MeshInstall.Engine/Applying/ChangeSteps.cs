using MeshInstall.Engine.Components;

namespace MeshInstall.Engine.Applying;

/// <summary>The changes of a component in steps; each step may start when the one before is written.</summary>
internal static class ChangeSteps
{
    /// <summary>The steps, first to last. What goes is taken away last, in the opposite order.</summary>
    public static IReadOnlyList<IReadOnlyList<MeshChange>> Of(IEnumerable<MeshChange> changes) =>
        [.. changes.GroupBy(Step).OrderBy(group => group.Key).Select(group => (IReadOnlyList<MeshChange>)[.. group])];

    private static int Step(MeshChange change) => change.Action == MeshAction.Delete ? KindOrder.DeletionStep(change.Wanted) : KindOrder.Step(change.Wanted);
}
