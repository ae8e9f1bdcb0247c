using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Checking.Checks;

/// <summary>Whether the namespaces to install to are not on their way out.</summary>
internal sealed class NamespaceCheck() : ClusterCheck("Namespaces")
{
    public override async Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        List<MeshCheckResult> results = [];
        string[] wanted = [.. context.Wanted.Select(item => item.Resource is { Kind: "Namespace", Group: "" } space ? space.Name : item.Space)
            .Where(space => space.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (string space in wanted)
        {
            MeshMap? live = await context.GetAsync("v1", "Namespace", null, space, cancellationToken).ConfigureAwait(false);
            if (live?.Metadata().Find("deletionTimestamp") is { IsNull: false })
            {
                string why = string.Join("; ", live.Status().Maps("conditions").Where(condition => condition.IsTrue()).Select(condition => condition.Why(string.Empty)));
                results.Add(Failed(
                    $"Namespace {space} is being deleted{(why.Length == 0 ? string.Empty : $" ({why})")}.",
                    "Wait until it is gone; where it stays, look at its conditions for what holds it.",
                    $"Namespace {space}"));
            }
        }

        return results.Count > 0 ? results : [Passed($"No namespace to install to is being deleted ({string.Join(", ", wanted)}).", "Namespace")];
    }
}
