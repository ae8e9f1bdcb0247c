using MeshInstall.Engine.Components;
using MeshInstall.Engine.Rendering.Values;

namespace MeshInstall.Engine.Tests.Rendering;

public sealed class ComponentValuesTests
{
    [Fact]
    public void Fields_of_the_document_become_values()
    {
        MeshMap values = ComponentValues.Shared(TestConfig.Of("default", """
            hub: example.com/istio
            tag: 2
            revision: canary
            compatibilityVersion: "1.28"
            meshConfig: {accessLogFile: /dev/stdout}
            values: {meshConfig: {enableTracing: true}}
            """));

        Assert.Equal("example.com/istio", values.FindMap("global")!.FindText("hub"));
        Assert.Equal("2", values.FindMap("global")!.FindText("tag"));
        Assert.Equal("canary", values.FindText("revision"));
        Assert.Equal("1.28", values.FindText("compatibilityVersion"));
        Assert.Equal("/dev/stdout", values.FindMap("meshConfig")!.FindText("accessLogFile"));
        Assert.True(values.FindMap("meshConfig")!.FindBoolean("enableTracing"));
    }

    [Fact]
    public void Values_of_the_user_win_over_what_is_translated()
    {
        MeshMap values = ComponentValues.Shared(TestConfig.Of("default", "hub: a\nvalues: {global: {hub: b}, pilot: {cni: {enabled: true}}}\n"));

        Assert.Equal("b", values.FindMap("global")!.FindText("hub"));
        Assert.True(values.FindMap("pilot")!.FindMap("cni")!.FindBoolean("enabled"));
    }

    [Theory]
    [InlineData("default", "", false)]
    [InlineData("ambient", "", true)]
    [InlineData("default", "components: {cni: {namespace: kube-system}}\n", true)]
    [InlineData("ambient", "components: {cni: {enabled: false}}\n", false)]
    public void Pilot_knows_whether_the_node_agent_is_installed(string profile, string spec, bool expected) =>
        Assert.Equal(expected, ComponentValues.Shared(TestConfig.Of(profile, spec)).FindMap("pilot")!.FindMap("cni")!.FindBoolean("enabled"));

    [Fact]
    public void The_namespace_of_the_spec_takes_effect()
    {
        MeshConfig config = TestConfig.Of("default", "namespace: mesh\n");

        Assert.Equal("mesh", ComponentValues.Shared(config).FindMap("global")!.FindText("istioNamespace"));
        Assert.All(ComponentSelection.Of(config), component => Assert.Equal("mesh", component.Namespace));
    }

    [Fact]
    public void Values_that_are_not_validated_are_merged_last()
    {
        MeshMap values = ComponentValues.Shared(TestConfig.Of("default", "values: {global: {x: 1}}\nunvalidatedValues: {global: {x: 2}, own: z}\n"));

        Assert.Equal(new MeshScalar(2), values.FindMap("global")!["x"]);
        Assert.Equal("z", values.FindText("own"));
    }

    [Fact]
    public void A_gateway_gets_its_name_labels_ports_and_scaling()
    {
        MeshConfig config = TestConfig.Of("default", """
            components:
              ingressGateways:
              - name: edge
                label: {istio: edge}
                tag: 7
                k8s:
                  replicaCount: 3
                  hpaSpec: {minReplicas: 2, maxReplicas: 9}
                  resources: {requests: {cpu: 300m}}
                  service: {ports: [{name: https, port: 443}]}
            """);
        ComponentInstance gateway = ComponentSelection.Of(config).Single(component => component.Kind.Name == "IngressGateways");

        MeshMap values = ComponentValues.For(ComponentValues.Shared(config), gateway).FindMap("gateways")!.FindMap("istio-ingressgateway")!;

        Assert.Equal("edge", values.FindText("name"));
        Assert.Equal("edge", values.FindMap("labels")!.FindText("istio"));
        Assert.Equal("7", values.FindText("tag"));
        Assert.Equal(new MeshScalar(3), values["replicaCount"]);
        Assert.Equal(new MeshScalar(2), values["autoscaleMin"]);
        Assert.Equal(new MeshScalar(9), values["autoscaleMax"]);
        Assert.Equal("300m", values.FindMap("resources")!.FindMap("requests")!.FindText("cpu"));
        Assert.Equal("[{\"name\":\"https\",\"port\":443}]", values["ports"].ToString());
    }

    [Fact]
    public void Ztunnel_gets_its_settings_at_the_root()
    {
        MeshConfig config = TestConfig.Of("ambient", "revision: r\nvalues: {ztunnel: {logLevel: debug}, pilot: {x: 1}}\n");
        ComponentInstance ztunnel = ComponentSelection.Of(config).Single(component => component.Kind.Name == "Ztunnel");

        MeshMap values = ComponentValues.For(ComponentValues.Shared(config), ztunnel);

        Assert.Equal("debug", values.FindText("logLevel"));
        Assert.Equal("ambient", values.FindText("profile"));
        Assert.Equal("r", values.FindText("revision"));
        Assert.False(values.ContainsKey("pilot"));
        Assert.True(values.ContainsKey("global"));
    }

    [Theory]
    [InlineData("default", "", "Base Pilot IngressGateways")]
    [InlineData("empty", "", "")]
    [InlineData("demo", "", "Base Pilot IngressGateways EgressGateways")]
    [InlineData("openshift-ambient", "", "Base Pilot Cni Ztunnel")]
    [InlineData("default", "values: {gateways: {istio-egressgateway: {enabled: true}}}\n", "Base Pilot IngressGateways EgressGateways")]
    [InlineData("default", "components: {cni: {}}\n", "Base Pilot Cni IngressGateways")]
    [InlineData("default", "components: {ingressGateways: [{name: a}, {name: b, enabled: false}, {name: c}]}\n", "Base Pilot IngressGateways IngressGateways")]
    public void Components_are_on_as_the_document_says(string profile, string spec, string expected) =>
        Assert.Equal(expected, string.Join(' ', ComponentSelection.Of(TestConfig.Of(profile, spec)).Select(component => component.Kind.Name)));
}
