using MeshInstall.Engine.Readiness;

namespace MeshInstall.Engine.Checking.Webhooks;

/// <summary>
/// Decides whether any pod would be injected twice. Of three webhooks that match one pod, two do, and labels are independent, so it is enough
/// to intersect the selectors of each pair, label by label.
/// </summary>
internal static class WebhookOverlap
{
    /// <summary>The kind of the configurations.</summary>
    public const string Kind = "MutatingWebhookConfiguration";

    private const int MaxNamed = 5;

    /// <summary>The pairs of injection webhooks that some pod in some namespace would match both.</summary>
    public static IReadOnlyList<WebhookPair> Find(IEnumerable<MeshMap> configurations)
    {
        InjectionWebhook[] webhooks = [.. configurations.SelectMany(InjectionWebhook.Of)];
        List<WebhookPair> pairs = [];
        for (int first = 0; first < webhooks.Length; first++)
        {
            for (int second = first + 1; second < webhooks.Length; second++)
            {
                LabelConstraints namespaces = webhooks[first].Namespaces.And(webhooks[second].Namespaces);
                LabelConstraints pods = webhooks[first].Pods.And(webhooks[second].Pods);
                if (namespaces.CanBeMet && pods.CanBeMet)
                {
                    pairs.Add(new WebhookPair(webhooks[first], webhooks[second], namespaces.Example(), pods.Example()));
                }
            }
        }

        return pairs;
    }

    /// <summary>The webhook configurations among what is to be installed.</summary>
    public static IReadOnlyList<MeshMap> Wanted(IEnumerable<MeshManifest> manifests) =>
        [.. manifests.SelectMany(manifest => manifest.Resources).Where(resource => resource.Kind == Kind).Select(resource => resource.Body)];

    /// <summary>The configurations as they stand after an installation: the wanted ones in the place of live ones of the same name.</summary>
    public static IReadOnlyList<MeshMap> After(IReadOnlyList<MeshMap> live, IReadOnlyList<MeshMap> wanted)
    {
        HashSet<string> replaced = [.. wanted.Select(configuration => configuration.Name())];
        return [.. wanted, .. live.Where(configuration => !replaced.Contains(configuration.Name()))];
    }

    /// <summary>Refuses an installation after which pods would be injected twice on its account; overlaps that were there before are none of its business.</summary>
    /// <param name="live">The configurations of the cluster, without those that the installation deletes or switches off.</param>
    /// <param name="wanted">The configurations to install.</param>
    /// <exception cref="MeshException">WebhookOverlap.</exception>
    public static void Require(IReadOnlyList<MeshMap> live, IReadOnlyList<MeshMap> wanted)
    {
        HashSet<string> ours = [.. wanted.Select(configuration => configuration.Name())];
        WebhookPair[] pairs = [.. Find(After(live, wanted))
            .Where(pair => pair.IsCertain && (ours.Contains(pair.First.Configuration) || ours.Contains(pair.Second.Configuration)))];
        if (pairs.Length > 0)
        {
            throw new MeshException(
                "WebhookOverlap",
                MeshErrorKind.Conflict,
                $"Webhook overlaps with others: {string.Join("; ", pairs.Take(MaxNamed))}{(pairs.Length > MaxNamed ? $"; and {pairs.Length - MaxNamed} more pairs" : string.Empty)}. Proxies would be injected twice.",
                "Remove the other installation or its revision tag, or install under a revision of its own.",
                pairs[0].First.ToString());
        }
    }
}
