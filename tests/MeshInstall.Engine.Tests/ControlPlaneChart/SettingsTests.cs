using MeshInstall.Engine.Rendering;

namespace MeshInstall.Engine.Tests.ControlPlaneChart;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("{}", "registry.istio.io/release/pilot:1.30.3")]
    [InlineData("{global: {hub: example.com/a, tag: '2', variant: distroless}}", "example.com/a/pilot:2-distroless")]
    [InlineData("{hub: example.com/b, tag: 3, variant: debug, global: {hub: example.com/a, tag: '2'}}", "example.com/b/pilot:3-debug")]
    [InlineData("{image: 'example.com/own:4', hub: example.com/b}", "example.com/own:4")]
    public void The_image_is_put_together_from_hub_tag_and_variant(string values, string image) =>
        Assert.Equal(image, ControlPlane.Only("Deployment", values).At("spec.template.spec.containers.0.image")!.ToString());

    [Fact]
    public void Environment_variables_are_text_whatever_they_look_like()
    {
        MeshList variables = (MeshList)ControlPlane.Only("Deployment", "{env: {NUMBER: 5, FLAG: true, QUOTED: 'say \"a: b\"', 'N': no reply}}")
            .At("spec.template.spec.containers.0.env")!;

        Assert.Equal("5", Variable(variables, "NUMBER"));
        Assert.Equal("true", Variable(variables, "FLAG"));
        Assert.Equal("say \"a: b\"", Variable(variables, "QUOTED"));
        Assert.Equal("no reply", Variable(variables, "N"));
    }

    [Theory]
    [InlineData("{}", false, "Ignore")]
    [InlineData("{}", true, null)]
    [InlineData("{base: {validationFailurePolicy: Fail}}", false, "Fail")]
    [InlineData("{base: {validationCABundle: QUJD, validationFailurePolicy: Ignore}}", false, "Fail")]
    public void Validation_lets_writes_through_only_until_istiod_first_answers(string values, bool upgrade, string? policy) =>
        Assert.Equal(policy, ControlPlane.Only("ValidatingWebhookConfiguration", values, upgrade).At("webhooks.0.failurePolicy")?.ToString());

    [Fact]
    public void The_meshs_own_configuration_wins_over_what_follows_from_other_values()
    {
        MeshMap mesh = ControlPlane.Data(
            "istio", "mesh", "{global: {meshID: m1, proxy: {tracer: zipkin}}, meshConfig: {trustDomain: td, defaultConfig: {meshId: m2}}}");

        Assert.Equal("td", mesh.FindText("trustDomain"));
        Assert.Equal("m2", mesh.At("defaultConfig.meshId")!.ToString());
        Assert.Equal("zipkin.istio-system:9411", mesh.At("defaultConfig.tracing.zipkin.address")!.ToString());
        Assert.Equal("istiod.istio-system.svc:15012", mesh.At("defaultConfig.discoveryAddress")!.ToString());
    }

    [Fact]
    public void The_networks_of_the_mesh_reach_its_configuration()
    {
        MeshMap networks = ControlPlane.Data("istio", "meshNetworks", "{global: {meshNetworks: {n1: {gateways: [{address: 192.0.2.1, port: 443}]}}}}");

        Assert.Equal("443", networks.At("networks.n1.gateways.0.port")!.ToString());
        Assert.Equal("{}", ControlPlane.Data("istio", "meshNetworks").Find("networks")!.ToString());
    }

    [Theory]
    [InlineData("{global: {pilotCertProvider: kubernetes}}", "pilotCertProvider")]
    [InlineData("{telemetry: {v2: {prometheus: {configOverride: {a: b}}}}}", "telemetry.v2.prometheus.configOverride")]
    [InlineData("{initContainers: [{name: a, image: '{{ .Values.hub }}/b'}]}", "initContainers")]
    public void What_would_have_no_effect_is_refused_by_name(string values, string name) =>
        Assert.Contains(name, Assert.Throws<MeshException>(() => ControlPlane.Render(values)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_setting_that_has_moved_is_a_warning_that_says_where_to()
    {
        RenderedComponent chart = ControlPlane.Render("{global: {proxy: {accessLogFile: /dev/stdout}}}");

        string warning = Assert.Single(chart.Warnings);
        Assert.Contains("global.proxy.accessLogFile", warning, StringComparison.Ordinal);
        Assert.Contains("meshConfig.accessLogFile", warning, StringComparison.Ordinal);
    }

    private static string? Variable(MeshList variables, string name) =>
        Assert.Single(variables.Cast<MeshMap>(), variable => variable.FindText("name") == name).FindText("value");
}
