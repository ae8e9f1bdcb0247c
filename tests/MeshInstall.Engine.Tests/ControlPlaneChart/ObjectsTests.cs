namespace MeshInstall.Engine.Tests.ControlPlaneChart;

public sealed class ObjectsTests
{
    [Fact]
    public void By_default_the_objects_are_those_of_a_control_plane_that_runs_here()
    {
        string[] expected =
        [
            "ClusterRole/istio-reader-clusterrole-istio-system", "ClusterRole/istiod-clusterrole-istio-system",
            "ClusterRole/istiod-gateway-controller-istio-system", "ClusterRoleBinding/istio-reader-clusterrole-istio-system",
            "ClusterRoleBinding/istiod-clusterrole-istio-system", "ClusterRoleBinding/istiod-gateway-controller-istio-system",
            "ConfigMap/istio", "ConfigMap/istio-sidecar-injector", "ConfigMap/values", "Deployment/istiod",
            "HorizontalPodAutoscaler/istiod", "MutatingWebhookConfiguration/istio-sidecar-injector", "Role/istiod",
            "RoleBinding/istiod", "Service/istiod", "ServiceAccount/istiod", "ValidatingWebhookConfiguration/istio-validator-istio-system",
        ];

        Assert.Equal(expected, ControlPlane.Objects().Select(resource => $"{resource.Kind}/{resource.Name}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{revision: canary, revisionTags: [prod]}")]
    [InlineData("{experimental: {stableValidationPolicy: true}, global: {networkPolicy: {enabled: true}}, autoscaleMin: 2}")]
    [InlineData("{istiodRemote: {enabled: true}, global: {remotePilotAddress: 10.0.0.7}}")]
    public void What_the_owners_of_cluster_and_namespace_install_apart_is_what_one_installs_for_both(string values)
    {
        MeshMap map = ControlPlane.Parse(values);
        string Scoped(string scope) => map.With("global", (map.FindMap("global") ?? MeshMap.Empty).With("resourceScope", new MeshScalar(scope))).ToString();

        IEnumerable<string> apart = Names(ControlPlane.Objects(Scoped("cluster"))).Concat(Names(ControlPlane.Objects(Scoped("namespace"))));

        Assert.Equal(Names(ControlPlane.Objects(values)).Order(StringComparer.Ordinal), apart.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("10.1.2.3", "IPv4")]
    [InlineData("fd00::7", "IPv6")]
    public void An_istiod_elsewhere_at_an_address_is_reached_by_the_usual_name(string address, string type)
    {
        IReadOnlyList<MeshResource> objects = ControlPlane.Objects($"{{istiodRemote: {{enabled: true}}, global: {{remotePilotAddress: '{address}'}}}}");

        MeshMap slice = Assert.Single(objects, resource => resource.Kind == "EndpointSlice").Body;
        Assert.Equal(type, slice.FindText("addressType"));
        Assert.Equal(address, slice.At("endpoints.0.addresses.0")!.ToString());
        Assert.Equal("istiod", slice.FindMap("metadata")!.FindMap("labels")!.FindText("kubernetes.io/service-name"));
        Assert.DoesNotContain(objects, resource => resource.Kind == "Deployment");
    }

    [Fact]
    public void An_istiod_elsewhere_with_a_name_is_an_external_service()
    {
        MeshMap service = ControlPlane.Only("Service", "{istiodRemote: {enabled: true}, global: {remotePilotAddress: pilot.example.com}}");

        Assert.Equal("ExternalName", service.At("spec.type")!.ToString());
        Assert.Equal("pilot.example.com", service.At("spec.externalName")!.ToString());
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("{autoscaleMin: 2}", true)]
    [InlineData("{autoscaleEnabled: false, replicaCount: 1}", false)]
    [InlineData("{autoscaleEnabled: false, replicaCount: 2}", true)]
    [InlineData("{autoscaleMin: 2, global: {defaultPodDisruptionBudget: {enabled: false}}}", false)]
    public void A_disruption_budget_is_made_only_when_a_replica_can_be_spared(string values, bool made) =>
        Assert.Equal(made, ControlPlane.Objects(values).Any(resource => resource.Kind == "PodDisruptionBudget"));

    [Fact]
    public void Without_the_autoscaler_the_deployment_says_how_many_replicas()
    {
        Assert.Null(ControlPlane.Only("Deployment", "{replicaCount: 3}").At("spec.replicas"));
        Assert.Equal("3", ControlPlane.Only("Deployment", "{autoscaleEnabled: false, replicaCount: 3}").At("spec.replicas")!.ToString());
    }

    private static IEnumerable<string> Names(IEnumerable<MeshResource> resources) => resources.Select(resource => resource.ToString());
}
