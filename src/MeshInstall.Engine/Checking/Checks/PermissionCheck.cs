using MeshInstall.Engine.Clusters;

namespace MeshInstall.Engine.Checking.Checks;

/// <summary>Whether the user may do all that the installation does.</summary>
internal sealed class PermissionCheck() : ClusterCheck("Permissions")
{
    private const int Concurrency = 16;
    private const string Roles = "rbac.authorization.k8s.io";

    public override async Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<AccessQuestion> required = await NeededAccess.RequiredAsync(context, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<AccessQuestion> advised = [.. NeededAccess.Advised(context).Except(required)];
        AccessQuestion escalation = new("escalate", Roles, "clusterroles", null);
        bool grantsRoles = required.Any(question => question is { Group: Roles, Resource: "clusterroles" });
        IReadOnlyList<AccessQuestion> denied = await DeniedAsync(
            context, [.. required, .. advised, .. grantsRoles ? [escalation] : Array.Empty<AccessQuestion>()], cancellationToken).ConfigureAwait(false);

        List<MeshCheckResult> results = [.. Groups(denied.Intersect(required)).Select(group => Failed(
            $"The cluster does not allow to {Verbs(group)} {group[0].FullResource} {group[0].Place}.",
            $"Ask for a role that allows {Verbs(group)} on {group[0].FullResource} {group[0].Place}, or use another context.",
            group[0].FullResource))];
        results.AddRange(Groups(denied.Intersect(advised)).Select(group => Warning(
            $"The cluster does not allow to {Verbs(group)} {group[0].FullResource} {group[0].Place}, so why something is not ready cannot be told.",
            $"Ask for a role that allows {Verbs(group)} on {group[0].FullResource} {group[0].Place}.",
            group[0].FullResource)));
        if (denied.Contains(escalation) && !denied.Any(question => question is { Verb: "create", Group: Roles }))
        {
            results.Add(Warning(
                "ClusterRoles can be made only of rights that the user has too, since the cluster does not allow to escalate clusterroles.",
                "Ask for the right to escalate and bind clusterroles, or for every right that Istio's roles grant.",
                escalation.FullResource));
        }

        return results.Count > 0 ? results : [Passed($"All {required.Count} rights that the installation needs are there.", context.Cluster)];
    }

    private static async Task<IReadOnlyList<AccessQuestion>> DeniedAsync(
        CheckContext context, IReadOnlyList<AccessQuestion> questions, CancellationToken cancellationToken)
    {
        bool[] allowed = await ManyCalls
            .SelectAsync(questions, Concurrency, (question, token) => question.AskAsync(context.Client, token), cancellationToken).ConfigureAwait(false);
        return [.. questions.Where((_, index) => !allowed[index])];
    }

    private static IEnumerable<AccessQuestion[]> Groups(IEnumerable<AccessQuestion> denied) =>
        denied.GroupBy(question => (question.FullResource, question.Namespace)).Select(group => group.ToArray());

    private static string Verbs(AccessQuestion[] group) => string.Join(", ", group.Select(question => question.Verb));
}
