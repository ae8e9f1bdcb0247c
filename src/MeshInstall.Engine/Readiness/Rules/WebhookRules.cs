using MeshInstall.Engine.Inspecting;

namespace MeshInstall.Engine.Readiness.Rules;

/// <summary>
/// The rule of webhook configurations: the Service of each webhook has an endpoint, and the certificate authority is there where the control
/// plane fills it in. A webhook that the server ignores when it fails holds nothing up.
/// </summary>
internal static class WebhookRules
{
    private const string ServiceNameLabel = "kubernetes.io/service-name";
    private const string InjectorSuffix = "sidecar-injector.istio.io";

    public static ReadinessState Configuration(MeshMap item, IReadOnlyList<MeshMap>? related)
    {
        List<MeshMap> webhooks = [.. item.Maps("webhooks").Where(webhook => ServiceOf(webhook) is not null)];
        if (related is null)
        {
            int without = webhooks.Count(LacksAuthority);
            return ReadinessState.Ready(without > 0 ? $"{without} webhooks without a certificate authority yet" : string.Empty);
        }

        string[] pending = Reasons(item, webhooks.Where(webhook => !IsIgnorable(webhook)), related);
        return pending.Length > 0
            ? ReadinessState.Progressing(string.Join("; ", pending))
            : ReadinessState.Ready(string.Join("; ", Reasons(item, webhooks.Where(IsIgnorable), related)));
    }

    /// <summary>The Services that the webhooks name, and their endpoints.</summary>
    public static IReadOnlyList<RelatedQuery> Services(MeshMap item) =>
    [
        .. item.Maps("webhooks").Select(ServiceOf).OfType<(string Space, string Name)>().Distinct().SelectMany(service => (RelatedQuery[])
        [
            new("v1", "Service", service.Space, service.Name, null),
            new("discovery.k8s.io/v1", "EndpointSlice", service.Space, service.Name, $"{ServiceNameLabel}={service.Name}"),
        ]),
    ];

    /// <summary>
    /// Whether istiod writes the webhook's certificate authority: in validating configurations of its revision into every webhook, in mutating
    /// ones into those of the injector.
    /// </summary>
    private static bool IsFilledByIstiod(MeshMap item, MeshMap webhook) =>
        !string.IsNullOrEmpty(item.Label(MeshLabels.Revision))
        && (item.FindText("kind") == "ValidatingWebhookConfiguration"
            || webhook.FindText("name")?.EndsWith(InjectorSuffix, StringComparison.Ordinal) == true);

    private static string[] Reasons(MeshMap item, IEnumerable<MeshMap> webhooks, IReadOnlyList<MeshMap> related)
    {
        List<MeshMap> all = [.. webhooks];
        int without = all.Count(webhook => LacksAuthority(webhook) && IsFilledByIstiod(item, webhook));
        return
        [
            .. all.Select(ServiceOf).OfType<(string Space, string Name)>().Distinct()
                .Where(service => !IsReachable(service, related))
                .Select(service => $"Service {service.Space}/{service.Name} has no ready endpoint"),
            .. without > 0 ? new[] { $"istiod has not given {without} of its webhooks a certificate authority yet" } : [],
        ];
    }

    private static bool IsIgnorable(MeshMap webhook) => webhook.FindText("failurePolicy") == "Ignore";

    private static bool LacksAuthority(MeshMap webhook) => string.IsNullOrEmpty(webhook.FindMap("clientConfig")?.FindText("caBundle"));

    private static (string Space, string Name)? ServiceOf(MeshMap webhook) =>
        webhook.FindMap("clientConfig")?.FindMap("service") is { } service
            ? (service.FindText("namespace") ?? string.Empty, service.FindText("name") ?? string.Empty)
            : null;

    private static bool IsReachable((string Space, string Name) service, IReadOnlyList<MeshMap> related) => related.Any(item =>
        item.Namespace() == service.Space && item.FindText("kind") switch
        {
            // A name outside the cluster has no endpoints in it.
            "Service" => item.Name() == service.Name && item.Spec().FindText("type") == "ExternalName",
            "EndpointSlice" => item.Label(ServiceNameLabel) == service.Name && ServiceRules.HasReadyEndpoint(item),
            _ => false,
        });
}
