using System.Net;
using System.Text.Json.Nodes;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Templates;

namespace MeshInstall.Sandbox.Tests.Contract;

/// <summary>The definitions of the built-in base chart hold on a real API server, and judge custom resources there as on the sandbox.</summary>
[Trait("Category", "Cluster")]
public sealed class IstioDefinitionTests(RealClusterFixture real, SandboxTestCluster sandbox) : IClassFixture<RealClusterFixture>, IClassFixture<SandboxTestCluster>
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    /// <summary>Group and version, plural, spec, and whether a good one is meant.</summary>
    private static readonly (string Version, string Kind, string Plural, string Spec, bool IsGood)[] Resources =
    [
        ("networking.istio.io/v1", "Gateway", "gateways", """{"selector": {"istio": "x"}, "servers": [{"port": {"number": 80, "name": "http", "protocol": "HTTP"}, "hosts": ["*"]}]}""", true),
        ("networking.istio.io/v1", "VirtualService", "virtualservices", """{"hosts": ["a"], "http": [{"route": [{"destination": {"host": "a", "port": {"number": 80}}, "weight": 100}]}]}""", true),
        ("networking.istio.io/v1", "DestinationRule", "destinationrules", """{"host": "a", "trafficPolicy": {"tls": {"mode": "ISTIO_MUTUAL"}}}""", true),
        ("networking.istio.io/v1", "ServiceEntry", "serviceentries", """{"hosts": ["a.example"], "ports": [{"number": 443, "name": "tls", "protocol": "TLS"}], "resolution": "DNS"}""", true),
        ("networking.istio.io/v1", "Sidecar", "sidecars", """{"egress": [{"hosts": ["./*"]}]}""", true),
        ("networking.istio.io/v1", "WorkloadEntry", "workloadentries", """{"address": "192.0.2.1", "labels": {"app": "a"}}""", true),
        ("networking.istio.io/v1", "WorkloadGroup", "workloadgroups", """{"template": {"serviceAccount": "a"}}""", true),
        ("networking.istio.io/v1alpha3", "EnvoyFilter", "envoyfilters", """{"configPatches": [{"applyTo": "HTTP_FILTER", "match": {"context": "GATEWAY"}, "patch": {"operation": "MERGE", "value": {"any": [1]}}}]}""", true),
        ("security.istio.io/v1", "PeerAuthentication", "peerauthentications", """{"mtls": {"mode": "STRICT"}}""", true),
        ("security.istio.io/v1", "AuthorizationPolicy", "authorizationpolicies", """{"action": "DENY", "rules": [{"from": [{"source": {"namespaces": ["a"]}}]}]}""", true),
        ("security.istio.io/v1", "RequestAuthentication", "requestauthentications", """{"jwtRules": [{"issuer": "a", "jwksUri": "https://a.example/keys"}]}""", true),
        ("telemetry.istio.io/v1", "Telemetry", "telemetries", """{"accessLogging": [{"providers": [{"name": "envoy"}]}]}""", true),
        ("extensions.istio.io/v1alpha1", "WasmPlugin", "wasmplugins", """{"url": "oci://a.example/p:1", "phase": "AUTHN"}""", true),
        ("networking.istio.io/v1", "Gateway", "gateways", """{"servers": "all"}""", false),
        ("networking.istio.io/v1", "Gateway", "gateways", """{"selector": {"istio": 5}}""", false),
        ("networking.istio.io/v1", "VirtualService", "virtualservices", """{"hosts": "a"}""", false),
        ("networking.istio.io/v1", "VirtualService", "virtualservices", """{"http": [{"route": [{"destination": {"host": "a"}, "weight": "half"}]}]}""", false),
        ("networking.istio.io/v1", "DestinationRule", "destinationrules", """{"host": "a", "trafficPolicy": {"tls": {"mode": "SOMETIMES"}}}""", false),
        ("networking.istio.io/v1", "DestinationRule", "destinationrules", """{"host": 5}""", false),
        ("networking.istio.io/v1", "ServiceEntry", "serviceentries", """{"hosts": ["a.example"], "resolution": "GUESS"}""", false),
        ("networking.istio.io/v1", "ServiceEntry", "serviceentries", """{"hosts": ["a.example"], "location": "NOWHERE"}""", false),
        ("networking.istio.io/v1", "Sidecar", "sidecars", """{"egress": "all"}""", false),
        ("networking.istio.io/v1alpha3", "EnvoyFilter", "envoyfilters", """{"configPatches": [{"applyTo": "EVERYTHING"}]}""", false),
        ("security.istio.io/v1", "PeerAuthentication", "peerauthentications", """{"mtls": {"mode": "MAYBE"}}""", false),
        ("security.istio.io/v1", "AuthorizationPolicy", "authorizationpolicies", """{"action": "PERMIT"}""", false),
        ("security.istio.io/v1", "RequestAuthentication", "requestauthentications", """{"jwtRules": [{"issuer": ["a"]}]}""", false),
    ];

    [SkippableFact]
    public async Task Every_definition_is_established_and_judges_custom_resources_alike()
    {
        ApiCaller[] servers = [new(real.Client), new(sandbox.Client)];
        var definitions = Render().Where(resource => resource.Kind == "CustomResourceDefinition").ToList();
        var space = "i-" + Guid.NewGuid().ToString("n")[..8];
        foreach (var server in servers)
        {
            await server.PostAsync("/api/v1/namespaces", $$"""{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "{{space}}" } }""");
            foreach (var definition in definitions)
            {
                var applied = await server.ApplyAsync($"{Definitions}/{definition.Name}", MeshJson.ToText(definition.Body), "tests");
                Assert.True((int)applied.Code < 300, applied.Message);
                Assert.Empty(applied.Warnings);
            }

            await EstablishedAsync(server, definitions.ConvertAll(definition => definition.Name));
        }

        Assert.Equal(15, definitions.Count);
        var differences = new List<string>();
        foreach (var (version, kind, plural, spec, isGood) in Resources)
        {
            var body = $$"""{"apiVersion": "{{version}}", "kind": "{{kind}}", "metadata": {"name": "a"}, "spec": {{spec}} }""";
            var answers = await Task.WhenAll(servers.Select(server => server.PostAsync($"/apis/{version}/namespaces/{space}/{plural}?dryRun=All&fieldValidation=Strict", body)));
            var views = answers.Select(View).ToList();
            if (views[0] != views[1] || (answers[0].Code == HttpStatusCode.Created) != isGood)
            {
                differences.Add($"{kind} {spec}\n  real    {views[0]} {answers[0].Message}\n  sandbox {views[1]} {answers[1].Message}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {Resources.Length} differ\n{string.Join('\n', differences)}");
    }

    private static IReadOnlyList<MeshResource> Render()
    {
        var chart = BuiltInCharts.At(RepositoryFolder.Charts).Get("base");
        return ScribanRenderer.Render(chart, chart.Values, new ComponentRelease("base", "istio-system", "v1.35.0", IsUpgrade: false), CancellationToken.None).Resources;
    }

    private static async Task EstablishedAsync(ApiCaller server, List<string> names)
    {
        var listed = await server.GetAsync(Definitions);
        var waiting = names.ToHashSet();
        waiting.ExceptWith(listed.Body["items"]!.AsArray().Where(item => IsEstablished(item!)).Select(item => (string)item!["metadata"]!["name"]!));
        if (waiting.Count == 0)
        {
            return;
        }

        await foreach (var change in server.WatchAsync($"{Definitions}?watch=1&timeoutSeconds=60&resourceVersion={listed.ResourceVersion}"))
        {
            if (IsEstablished(change["object"]!) && waiting.Remove((string)change["object"]!["metadata"]!["name"]!) && waiting.Count == 0)
            {
                return;
            }
        }

        Assert.Fail($"not established: {string.Join(", ", waiting)}");
    }

    private static bool IsEstablished(JsonNode definition)
    {
        var conditions = (definition["status"]?["conditions"] as JsonArray ?? []).Select(condition => ((string?)condition!["type"], (string?)condition["status"])).ToList();
        return conditions.Contains(("Established", "True")) && !conditions.Contains(("NonStructuralSchema", "True"));
    }

    /// <summary>The verdict. That rules in CEL were left out, which a real server adds where something else is wrong, is no part of it.</summary>
    private static string View(ApiAnswer answer) => $"{(int)answer.Code} {answer.Reason} " +
        string.Join(", ", (answer.Body["details"]?["causes"] as JsonArray ?? []).Where(cause => (string?)cause!["field"] != "<nil>")
            .Select(cause => $"{cause!["field"]} {cause["reason"]}").Order());
}
