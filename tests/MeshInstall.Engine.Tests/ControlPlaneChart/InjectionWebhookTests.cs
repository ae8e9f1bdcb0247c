namespace MeshInstall.Engine.Tests.ControlPlaneChart;

public sealed class InjectionWebhookTests
{
    // The unnamed control plane, and beside it a canary that is also called prod.
    private static readonly MeshMap[] Installed = [.. Webhooks("{}"), .. Webhooks("{revision: canary, revisionTags: [prod]}")];

    public static TheoryData<string?, string?, string?, string?> Labels()
    {
        TheoryData<string?, string?, string?, string?> rows = [];
        foreach (string? injection in new[] { null, "enabled", "disabled" })
        {
            foreach (string? space in new[] { null, "default", "canary", "prod" })
            {
                foreach (string? inject in new[] { null, "true", "false" })
                {
                    foreach (string? pod in new[] { null, "default", "canary", "prod" })
                    {
                        rows.Add(injection, space, inject, pod);
                    }
                }
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_pod_is_injected_by_one_control_plane_at_most_and_by_the_one_that_its_labels_name(
        string? injection, string? space, string? inject, string? pod)
    {
        MeshMap namespaceLabels = Map(("istio-injection", injection), ("istio.io/rev", space));
        MeshMap podLabels = Map(("sidecar.istio.io/inject", inject), ("istio.io/rev", pod));

        string[] called = [.. Installed.Where(webhook => Matches(webhook, namespaceLabels, podLabels)).Select(Service)];

        Assert.Equal(Expected(injection, space, inject, pod), called);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "true", true)]
    [InlineData(null, "false", false)]
    [InlineData("disabled", null, false)]
    public void Where_injection_is_the_default_a_namespace_or_a_pod_can_still_refuse(string? injection, string? inject, bool injected)
    {
        IEnumerable<MeshMap> webhooks = Webhooks("{sidecarInjectorWebhook: {enableNamespacesByDefault: true}}");
        MeshMap namespaceLabels = Map(("istio-injection", injection), ("kubernetes.io/metadata.name", "shop"));

        Assert.Equal(injected ? 1 : 0, webhooks.Count(webhook => Matches(webhook, namespaceLabels, Map(("sidecar.istio.io/inject", inject)))));
    }

    [Fact]
    public void The_systems_own_namespaces_are_never_injected_by_default() => Assert.DoesNotContain(
        Webhooks("{sidecarInjectorWebhook: {enableNamespacesByDefault: true}}"),
        webhook => Matches(webhook, Map(("kubernetes.io/metadata.name", "kube-system")), MeshMap.Empty));

    private static string[] Expected(string? injection, string? space, string? inject, string? pod) => (injection, space, inject, pod) switch
    {
        (_, _, "false", _) => [],
        ("enabled", _, _, _) => ["istiod"],
        ("disabled", _, _, _) => [],
        (_, not null, _, _) => [Owner(space)],
        (_, _, _, not null) => [Owner(pod)],
        (_, _, "true", _) => ["istiod"],
        _ => [],
    };

    private static string Owner(string revision) => revision == "default" ? "istiod" : "istiod-canary";

    private static IEnumerable<MeshMap> Webhooks(string values) => ControlPlane.Objects(values)
        .Where(resource => resource.Kind == "MutatingWebhookConfiguration")
        .SelectMany(resource => resource.Body.FindList("webhooks")!).Cast<MeshMap>();

    private static string Service(MeshMap webhook) => webhook.At("clientConfig.service.name")!.ToString()!;

    private static bool Matches(MeshMap webhook, MeshMap namespaceLabels, MeshMap podLabels) =>
        Selected(webhook.FindMap("namespaceSelector")!, namespaceLabels) && Selected(webhook.FindMap("objectSelector")!, podLabels);

    private static bool Selected(MeshMap selector, MeshMap labels) => selector.FindList("matchExpressions")!.Cast<MeshMap>().All(term =>
    {
        MeshNode? value = labels.Find(term.FindText("key")!);
        bool listed = value is not null && term.FindList("values")?.Contains(value) == true;
        return term.FindText("operator") switch
        {
            "In" => listed,
            "NotIn" => !listed,
            "DoesNotExist" => value is null,
            string other => throw new NotSupportedException(other),
            null => throw new NotSupportedException("A term without an operator."),
        };
    });

    private static MeshMap Map(params (string Name, string? Value)[] labels) => labels.Where(label => label.Value is not null)
        .Aggregate(MeshMap.Empty, (map, label) => map.With(label.Name, new MeshScalar(label.Value!)));
}
