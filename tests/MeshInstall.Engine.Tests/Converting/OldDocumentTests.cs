namespace MeshInstall.Engine.Tests.Converting;

public sealed class OldDocumentTests
{
    [Fact]
    public void An_IstioControlPlane_becomes_an_IstioOperator_with_its_components_and_gateways()
    {
        ConvertedDocument converted = ConvertedDocument.OfText("""
            apiVersion: install.istio.io/v1alpha2
            kind: IstioControlPlane
            spec:
              profile: demo
              defaultNamespace: mesh
              trafficManagement:
                enabled: true
                components:
                  namespace: mesh
                  pilot:
                    enabled: true
                    k8s:
                      replicaCount: "2"
                      hpaSpec:
                        maxReplicas: 4
                        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: istio-pilot}
                        metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 80}}]
              security:
                enabled: true
                components: {citadel: {enabled: true}}
              policy: {enabled: false}
              gateways:
                components:
                  ingressGateway: {enabled: true, k8s: {replicaCount: 3}}
                  egressGateway: {enabled: false}
              values:
                global: {proxy: {accessLogFile: /dev/stdout}}
            """);
        Assert.Equal(("install.istio.io/v1alpha1", "IstioOperator"), (converted.Document.FindText("apiVersion"), converted.Document.FindText("kind")));
        converted.SpecIs("""
            profile: demo
            namespace: mesh
            components:
              pilot:
                enabled: true
                namespace: mesh
                k8s:
                  replicaCount: 2
                  hpaSpec:
                    maxReplicas: 4
                    metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
              ingressGateways: [{name: istio-ingressgateway, enabled: true, k8s: {replicaCount: 3}}]
              egressGateways: [{name: istio-egressgateway, enabled: false}]
            meshConfig: {accessLogFile: /dev/stdout}
            """);
        Assert.Empty(converted.Errors());
        Assert.Equal(["spec.security"], converted.Changes.Where(change => change.IsLossy).Select(change => change.Path));
    }

    [Fact]
    public void A_feature_that_is_off_turns_its_component_off()
    {
        ConvertedDocument converted = ConvertedDocument.OfText("""
            apiVersion: install.istio.io/v1alpha2
            kind: IstioControlPlane
            spec:
              trafficManagement: {enabled: false, components: {pilot: {enabled: true}}}
              gateways: {enabled: false, components: {namespace: edge, ingressGateway: {enabled: true}}}
            """);
        converted.SpecIs("""
            components:
              pilot: {enabled: false}
              ingressGateways: [{name: istio-ingressgateway, enabled: false, namespace: edge}]
              egressGateways: [{name: istio-egressgateway, enabled: false, namespace: edge}]
            """);
    }

    [Fact]
    public void Values_of_Helm_charts_become_a_configuration()
    {
        ConvertedDocument converted = ConvertedDocument.OfText("global:\n  hub: my.hub\n  trustDomain: td\npilot:\n  traceSampling: 1\nkiali:\n  enabled: false\n");
        converted.SpecIs("{values: {global: {hub: my.hub}, pilot: {traceSampling: 1}}, meshConfig: {trustDomain: td}}");
        Assert.Equal("spec.values", converted.Changes[0].NewPath);
        Assert.Empty(converted.Errors());
    }

    [Fact]
    public void A_bare_spec_becomes_a_configuration() => ConvertedDocument.OfText("profile: demo\nhub: x\n").SpecIs("{profile: demo, hub: x}");

    [Theory]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}", "ConfigWrongKind")]
    [InlineData("one: 1\ntwo: 2", "ConfigWrongKind")]
    [InlineData("- a", "ConfigNotAMap")]
    [InlineData("spec: {}\n---\nspec: {}", "ConfigSeveralDocuments")]
    public void What_never_was_a_configuration_is_an_error(string text, string id) =>
        Assert.Equal(id, Assert.Throws<MeshException>(() => ConvertedDocument.OfText(text)).ErrorId);
}
