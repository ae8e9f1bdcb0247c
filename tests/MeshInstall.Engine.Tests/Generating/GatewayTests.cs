using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Tests.Generating;

public sealed class GatewayTests
{
    private static readonly string[] Settings =
    [
        "components.ingressGateways.[0].k8s.resources.requests.memory=500Mi",
        "components.ingressGateways.[name:shop-gateway].k8s.resources.requests.cpu=410m",
        "values.gateways.istio-ingressgateway.autoscaleMin=2",
    ];

    private static readonly string[] Names = ["inner-gateway", "istio-ingressgateway", "shop-gateway"];

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn, "HorizontalPodAutoscaler")]
    [InlineData(ChartSet.BuiltIn, "PodDisruptionBudget")]
    [InlineData(ChartSet.BuiltIn, "Service")]
    [InlineData(ChartSet.BuiltIn, "Deployment")]
    [InlineData(ChartSet.OfIstio, "HorizontalPodAutoscaler")]
    [InlineData(ChartSet.OfIstio, "PodDisruptionBudget")]
    [InlineData(ChartSet.OfIstio, "Service")]
    [InlineData(ChartSet.OfIstio, "Deployment")]
    public async Task Each_gateway_has_objects_of_its_own(ChartSet charts, string kind)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfFileAsync(charts, "three-gateways.yaml", Settings);

        Assert.Equal(Names, mesh.Of(kind).Select(resource => resource.Name).Order());
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task Each_gateway_may_read_its_certificates(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfFileAsync(charts, "three-gateways.yaml", Settings);

        foreach (string kind in new[] { "Role", "RoleBinding", "ServiceAccount" })
        {
            Assert.Equal(3, mesh.Of(kind).Count(resource => resource.Name.Contains("gateway", StringComparison.Ordinal)));
        }

        Assert.All(mesh.Of("RoleBinding"), binding =>
        {
            MeshResource role = mesh.Find("Role", binding.Body.TextAt("roleRef.name")!)!;
            Assert.Equal(binding.Namespace, role.Namespace);
            Assert.NotNull(mesh.Find("ServiceAccount", binding.Body.TextAt("subjects[0].name")!));
        });
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task Settings_reach_the_gateway_that_they_name_and_leave_the_others(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfFileAsync(charts, "three-gateways.yaml", Settings);

        Assert.Equal(("150m", "500Mi"), Requests(mesh, "istio-ingressgateway"));
        Assert.Equal(("410m", "300Mi"), Requests(mesh, "shop-gateway"));
        Assert.Equal("75m", Requests(mesh, "inner-gateway").Cpu);
        Assert.All(mesh.Of("HorizontalPodAutoscaler"), scaler => Assert.Equal(("2", "5"), (scaler.Body.TextAt("spec.minReplicas"), scaler.Body.TextAt("spec.maxReplicas"))));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task Labels_of_a_gateway_are_on_its_deployment_and_its_version_is_the_canonical_revision(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfFileAsync(charts, "three-gateways.yaml", Settings);

        Dictionary<string, string> labels = mesh.Get("Deployment", "istio-ingressgateway").LabelsAt("metadata.labels");
        Assert.Equal(("platform", "edge"), (labels["team"], labels["tier"]));
        Assert.Equal("42", mesh.Get("Deployment", "istio-ingressgateway").LabelsAt("spec.template.metadata.labels")["service.istio.io/canonical-revision"]);
        labels = mesh.Get("Deployment", "shop-gateway").LabelsAt("metadata.labels");
        Assert.Equal(("shop", "store"), (labels["team"], labels["tier"]));
        labels = mesh.Get("Deployment", "inner-gateway").LabelsAt("metadata.labels");
        Assert.Equal(("istio-ingressgateway", "ingressgateway", "istio"), (labels["app"], labels["istio"], labels["release"]));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task Ports_annotations_and_overlays_reach_the_gateways_objects(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfFileAsync(charts, "three-gateways.yaml", Settings);

        Assert.Equal("vault", mesh.Container("Deployment", "inner-gateway", "istio-proxy").TextAt("env.[name:PILOT_CERT_PROVIDER].value"));
        MeshMap service = mesh.Get("Service", "inner-gateway");
        Assert.Equal("inner", service.TextAt("metadata.namespace"));
        Assert.Equal("internal", service.LabelsAt("metadata.annotations")["service.example.com/scheme"]);
        Assert.Equal(
            [("tls-xds", "15012", null), ("tls-webhook", "15443", "15443"), ("tcp-names", "5300", null)],
            ((MeshList)service.At("spec.ports")!).Select(port => (port.TextAt("name"), port.TextAt("port"), port.TextAt("targetPort"))));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task Gateways_do_not_wait_for_each_other(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfFileAsync(charts, "three-gateways.yaml");

        Assert.Equal(18, mesh.Resources.Count);
        Assert.Equal(Names, mesh.Manifests.Select(manifest => manifest.Name).Order());
        Assert.All(mesh.Manifests, manifest =>
        {
            Assert.Equal(6, manifest.Resources.Count);
            Assert.Empty(manifest.DependsOn);
        });
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task Two_documents_turn_on_together_what_neither_turns_on_alone(ChartSet charts)
    {
        charts.SkipWhereMissing();
        MeshLayer[] layers =
        [
            ConfigReader.ReadText("spec: {profile: empty}", "nothing.yaml"),
            ConfigReader.ReadText("spec: {values: {gateways: {istio-egressgateway: {enabled: true}}}}", "egress.yaml"),
        ];

        GeneratedMesh mesh = await GeneratedMesh.OfLayersAsync(charts, layers);

        Assert.NotNull(mesh.Find("Deployment", "istio-egressgateway"));
        Assert.NotNull(mesh.Find("Service", "istio-egressgateway"));
        Assert.Null(mesh.Find("Deployment", "istiod"));
    }

    private static (string? Cpu, string? Memory) Requests(GeneratedMesh mesh, string gateway)
    {
        MeshMap container = mesh.Container("Deployment", gateway, "istio-proxy");
        return (container.TextAt("resources.requests.cpu"), container.TextAt("resources.requests.memory"));
    }
}
