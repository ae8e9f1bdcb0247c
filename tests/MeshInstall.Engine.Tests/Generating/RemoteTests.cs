namespace MeshInstall.Engine.Tests.Generating;

public sealed class RemoteTests
{
    private static readonly string[] Definitions =
    [
        "destinationrules.networking.istio.io", "gateways.networking.istio.io", "sidecars.networking.istio.io", "virtualservices.networking.istio.io",
        "authorizationpolicies.security.istio.io",
    ];

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn, "remote-address.yaml")]
    [InlineData(ChartSet.BuiltIn, "remote-v6.yaml")]
    [InlineData(ChartSet.BuiltIn, "remote-config-cluster.yaml")]
    [InlineData(ChartSet.BuiltIn, "remote-local-injection.yaml")]
    [InlineData(ChartSet.OfIstio, "remote-address.yaml")]
    [InlineData(ChartSet.OfIstio, "remote-v6.yaml")]
    [InlineData(ChartSet.OfIstio, "remote-config-cluster.yaml")]
    [InlineData(ChartSet.OfIstio, "remote-local-injection.yaml")]
    public async Task A_remote_cluster_has_the_definitions_the_injector_and_a_reader_for_the_primary(ChartSet charts, string file)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfFileAsync(charts, file);

        Assert.All(Definitions, name => Assert.NotNull(mesh.Find("CustomResourceDefinition", name)));
        Assert.Null(mesh.Find("CustomResourceDefinition", "adapters.config.istio.io"));
        Assert.NotNull(mesh.Find("ConfigMap", "istio-sidecar-injector"));
        Assert.NotNull(mesh.Find("ServiceAccount", "istio-reader-service-account"));
        Assert.NotNull(mesh.Find("Service", "istiod"));
        Assert.All(mesh.Of("ClusterRoleBinding"), binding => Assert.NotNull(mesh.Find("ClusterRole", binding.Body.TextAt("roleRef.name")!)));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn, "remote-address.yaml", "IPv4", "203.0.113.7")]
    [InlineData(ChartSet.BuiltIn, "remote-v6.yaml", "IPv6", "2001:db8:0:7::9")]
    [InlineData(ChartSet.OfIstio, "remote-address.yaml", "IPv4", "203.0.113.7")]
    [InlineData(ChartSet.OfIstio, "remote-v6.yaml", "IPv6", "2001:db8:0:7::9")]
    public async Task The_address_of_the_primary_stands_behind_the_service(ChartSet charts, string file, string type, string address)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfFileAsync(charts, file);

        MeshMap slice = mesh.Get("EndpointSlice", "istiod");
        Assert.Equal((type, address), (slice.TextAt("addressType"), slice.TextAt("endpoints[0].addresses[0]")));
        Assert.Equal(("tcp-istiod", "15012"), (slice.TextAt("ports[0].name"), slice.TextAt("ports[0].port")));
        Assert.Null(mesh.Get("Service", "istiod").At("spec.externalName"));
        Assert.Null(mesh.Get("Service", "istiod").At("spec.type"));
        Assert.Equal("https://primary.example.com:15017/inject", Injector(mesh, "url"));
        Assert.Null(mesh.Find("Deployment", "istiod"));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task A_remote_cluster_that_holds_the_configuration_calls_its_own_service_for_injection_and_the_primary_for_validation(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfFileAsync(charts, "remote-config-cluster.yaml");

        Assert.Equal("istiod", Injector(mesh, "service.name"));
        MeshMap slice = mesh.Get("EndpointSlice", "istiod");
        Assert.Equal(("203.0.113.7", "tcp-istiod", "15012"), (slice.TextAt("endpoints[0].addresses[0]"), slice.TextAt("ports[0].name"), slice.TextAt("ports[0].port")));
        Assert.Equal("https://primary.example.com:15017/validate", mesh.Get("ValidatingWebhookConfiguration", "istio-validator-istio-system").TextAt("webhooks[0].clientConfig.url"));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task A_remote_cluster_with_an_injector_of_its_own_runs_one_and_reaches_the_primary_under_another_name(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfFileAsync(charts, "remote-local-injection.yaml");

        Assert.NotNull(mesh.Find("Deployment", "istiod"));
        Assert.Equal("istiod", Injector(mesh, "service.name"));
        Assert.NotNull(mesh.Find("Service", "istiod-remote"));
        MeshMap slice = mesh.Get("EndpointSlice", "istiod-remote");
        Assert.Equal(("203.0.113.7", "tcp-istiod", "15012"), (slice.TextAt("endpoints[0].addresses[0]"), slice.TextAt("ports[0].name"), slice.TextAt("ports[0].port")));
        Assert.Equal("istiod", mesh.Get("ValidatingWebhookConfiguration", "istio-validator-istio-system").TextAt("webhooks[0].clientConfig.service.name"));
    }

    private static string? Injector(GeneratedMesh mesh, string field) =>
        mesh.Get("MutatingWebhookConfiguration", "istio-sidecar-injector").TextAt($"webhooks[0].clientConfig.{field}");
}
