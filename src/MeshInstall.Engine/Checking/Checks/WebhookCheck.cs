using MeshInstall.Engine.Checking.Webhooks;
using MeshInstall.Engine.Planning;
using MeshInstall.Engine.Planning.Tags;
using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Checking.Checks;

/// <summary>Whether every pod would be injected by one webhook at most.</summary>
internal sealed class WebhookCheck() : ClusterCheck("Webhooks")
{
    private const string ApiVersion = "admissionregistration.k8s.io/v1";
    private const string Action = "Remove the other installation or its revision tag, or install under a revision of its own.";

    public override async Task<IReadOnlyList<MeshCheckResult>> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<MeshMap> live = await context.ListAsync(ApiVersion, WebhookOverlap.Kind, cancellationToken).ConfigureAwait(false) ?? [];
        ReleaseStream stream = ReleaseStream.Of(context.Manifests, new PlanOptions());
        IReadOnlyList<MeshMap> wanted = WebhookOverlap.Wanted(DefaultTag.Add(context.Manifests, live, stream, []));
        HashSet<string> ours = [.. wanted.Select(configuration => configuration.Name())];
        List<MeshCheckResult> results = [.. WebhookOverlap.Find(WebhookOverlap.After(live, wanted)).Select(pair => Result(pair, ours))];
        return results.Count > 0 ? results : [Passed("No pod would be injected by two webhooks.", WebhookOverlap.Kind)];
    }

    private MeshCheckResult Result(WebhookPair pair, HashSet<string> ours)
    {
        string target = $"{WebhookOverlap.Kind} {pair.First.Configuration}";
        return !pair.IsCertain
            ? Warning($"{pair}, unless their match conditions keep them apart.", Action, target)
            : ours.Contains(pair.First.Configuration) || ours.Contains(pair.Second.Configuration)
            ? Failed($"Webhook overlaps with others: {pair}.", Action, target)
            : Warning($"Webhooks of the cluster overlap already: {pair}.", "Remove one of the two.", target);
    }
}
