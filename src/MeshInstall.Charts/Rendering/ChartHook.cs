namespace MeshInstall.Charts.Rendering;

/// <summary>What makes a document a hook.</summary>
/// <param name="Events">When it runs: <c>pre-install</c>, <c>post-install</c>, <c>pre-delete</c>, <c>post-delete</c>, <c>pre-upgrade</c>, <c>post-upgrade</c>, <c>pre-rollback</c>, <c>post-rollback</c>, <c>test</c>.</param>
/// <param name="Weight">Hooks of one event run from the lowest weight to the highest.</param>
/// <param name="DeletePolicies">When it is deleted: <c>before-hook-creation</c>, <c>hook-succeeded</c>, <c>hook-failed</c>; as written, in lower case.</param>
/// <param name="OutputLogPolicies">When its log is shown: <c>hook-succeeded</c>, <c>hook-failed</c>; as written, in lower case.</param>
public sealed record ChartHook(
    IReadOnlyList<string> Events, int Weight, IReadOnlyList<string> DeletePolicies, IReadOnlyList<string> OutputLogPolicies)
{
    /// <summary>Whether it is a test, which runs only when asked for.</summary>
    public bool IsTest => Events.Contains("test");
}
