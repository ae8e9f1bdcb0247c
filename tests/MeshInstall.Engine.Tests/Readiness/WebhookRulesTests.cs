using MeshInstall.Engine.Readiness;
using MeshInstall.Engine.Readiness.Waiting;
using MeshInstall.Engine.Tests.Clusters;

namespace MeshInstall.Engine.Tests.Readiness;

public sealed class WebhookRulesTests
{
    private const string Endpoint = """{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"istiod-1","namespace":"istio-system","labels":{"kubernetes.io/service-name":"istiod"}},"endpoints":[{"addresses":["10.0.0.1"]}]}""";
    private const string Unready = """{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"istiod-2","namespace":"istio-system","labels":{"kubernetes.io/service-name":"istiod"}},"endpoints":[{"addresses":["10.0.0.1"],"conditions":{"ready":false}}]}""";
    private const string Elsewhere = """{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"istiod-1","namespace":"other","labels":{"kubernetes.io/service-name":"istiod"}},"endpoints":[{"addresses":["10.0.0.1"]}]}""";
    private const string External = """{"apiVersion":"v1","kind":"Service","metadata":{"name":"istiod","namespace":"istio-system"},"spec":{"type":"ExternalName","externalName":"istiod.example"}}""";
    private const string NoEndpoint = "Service istio-system/istiod has no ready endpoint";
    private const string NoAuthority = "istiod has not given 1 of its webhooks a certificate authority yet";

    [Theory]
    [InlineData(null, NoEndpoint)]
    [InlineData(Unready, NoEndpoint)]
    [InlineData(Elsewhere, NoEndpoint)]
    [InlineData(Endpoint, null)]
    [InlineData(External, null)]
    public void The_Service_of_a_webhook_must_have_a_ready_endpoint_or_be_outside(string? related, string? why) =>
        Expect(why, Mutating(Webhook("sidecar-injector.istio.io", authority: "eA==")), related);

    [Fact]
    public void The_injector_of_a_revision_waits_for_istiod_to_give_it_its_authority() =>
        Expect(NoAuthority, Mutating(Webhook("rev.namespace.sidecar-injector.istio.io")), Endpoint);

    [Fact]
    public void Every_validating_webhook_of_a_revision_does() => Expect(NoAuthority, Validating(Webhook("rev.validation.istio.io")), Endpoint);

    [Fact]
    public void Webhooks_that_istiod_does_not_fill_are_ready_without()
    {
        Expect(null, Mutating(Webhook("other.example")), Endpoint);
        Expect(null, Mutating(Webhook("sidecar-injector.istio.io")).Replace("\"istio.io/rev\":\"default\"", "\"a\":\"b\"", StringComparison.Ordinal), Endpoint);
    }

    [Fact]
    public void A_webhook_whose_failures_are_ignored_holds_nothing_up_and_says_what_it_lacks()
    {
        string ignored = Validating(Webhook("rev.validation.istio.io", policy: "Ignore"));

        Assert.Equal(ReadinessState.Ready($"{NoEndpoint}; {NoAuthority}"), Evaluate(ignored));
    }

    [Fact]
    public void A_webhook_at_an_address_outside_is_ready() =>
        Expect(null, Validating("""{"name":"rev.validation.istio.io","clientConfig":{"url":"https://istiod.example/validate"} }"""), null);

    [Fact]
    public void A_webhook_is_judged_with_its_Service_only_where_that_is_part_of_the_same_component()
    {
        MeshMap validator = TestClient.Map(Validating(Webhook("validation.istio.io")));
        MeshMap service = TestClient.Map(External);

        Assert.Empty(WaitScope.Of("Base", [validator]).RelatedTo(validator));
        Assert.Equal(["Service", "EndpointSlice"], WaitScope.Of("Pilot", [validator, service]).RelatedTo(validator).Select(query => query.Kind));
    }

    private static void Expect(string? why, string configuration, string? related) => Assert.Equal(
        why is null ? ReadinessState.Ready() : ReadinessState.Progressing(why),
        related is null ? Evaluate(configuration) : Evaluate(configuration, related));

    private static ReadinessState Evaluate(string configuration, params string[] related) =>
        ReadinessRules.Evaluate(TestClient.Map(configuration), [.. related.Select(TestClient.Map)]);

    private static string Mutating(string webhook) => Configuration("Mutating", webhook);

    private static string Validating(string webhook) => Configuration("Validating", webhook);

    private static string Configuration(string kind, string webhook) =>
        $$"""{"apiVersion":"admissionregistration.k8s.io/v1","kind":"{{kind}}WebhookConfiguration","metadata":{"name":"x","labels":{"istio.io/rev":"default"} },"webhooks":[{{webhook}}]}""";

    private static string Webhook(string name, string authority = "", string policy = "Fail") =>
        $$"""{"name":"{{name}}","failurePolicy":"{{policy}}","clientConfig":{"caBundle":"{{authority}}","service":{"namespace":"istio-system","name":"istiod"} } }""";
}
