namespace MeshInstall.Engine.Tests.Validation;

public sealed class RemovedFieldTests
{
    [Theory]
    [InlineData("meshConfig:\n  mixerCheckServer: a:1", "1.8", "Mixer")]
    [InlineData("meshConfig:\n  rds_refresh_delay: 1s", "1.9", "Delete")]
    [InlineData("meshConfig:\n  thriftConfig: {}", "1.17", "EnvoyFilter")]
    [InlineData("meshConfig:\n  defaultConfig:\n    parentShutdownDuration: 1s", "1.17", "terminationDrainDuration")]
    [InlineData("values:\n  global:\n    mtls: {enabled: true}", "1.7", "PeerAuthentication")]
    [InlineData("values:\n  global:\n    autoscalingv2API: true", "1.24", "autoscaling/v2")]
    [InlineData("values:\n  global:\n    proxy:\n      accessLogFile: /dev/stdout", "1.7", "meshConfig.accessLogFile")]
    [InlineData("values:\n  kiali: {enabled: true}", "1.8", "on its own")]
    [InlineData("values:\n  cni:\n    taint: {enabled: true}", "1.18", "values.pilot.taint")]
    [InlineData("values:\n  telemetry:\n    v2:\n      accessLogPolicy: {enabled: true}", "1.21", "Telemetry")]
    [InlineData("values:\n  gateways:\n    istio-ingressgateway:\n      zvpn: {enabled: true}", "1.26", "Delete")]
    [InlineData("components:\n  proxy: {k8s: {resources: {}}}", "1.6", "spec.values.global.proxy")]
    [InlineData("components:\n  telemetry: {enabled: true}", "1.8", "Telemetry")]
    [InlineData("components:\n  citadel: {enabled: true}", "1.6", "istiod")]
    [InlineData("addonComponents:\n  kiali: {enabled: true}", "1.24", "on their own")]
    public void A_removed_field_is_a_warning_with_the_release_and_the_way_on(string spec, string release, string advice)
    {
        MeshValidationIssue issue = Validated.Spec(spec).Only();
        Assert.Equal(("RemovedField", MeshSeverity.Warning), (issue.Id, issue.Severity));
        Assert.Contains($"Istio {release} removed", issue.Message, StringComparison.Ordinal);
        Assert.Contains(advice, issue.Suggestion, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("meshConfig:\n  defaultConfig:\n    discoveryRefreshDelay: 10s", "1.4")]
    [InlineData("meshConfig:\n  defaultConfig:\n    zipkin_address: zipkin:9411", "1.4")]
    [InlineData("meshConfig:\n  extensionProviders:\n  - name: a\n    opencensus: {service: a, port: 1}", "1.22")]
    public void A_deprecated_field_is_a_warning_with_the_release(string spec, string release)
    {
        MeshValidationIssue issue = Validated.Spec(spec).Only();
        Assert.Equal(("DeprecatedField", MeshSeverity.Warning), (issue.Id, issue.Severity));
        Assert.Contains($"deprecated since Istio {release}", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deprecated_field_is_still_held_to_its_type() => Assert.Equal(
        ["Warning DeprecatedField spec.meshConfig.defaultConfig.discoveryRefreshDelay", "Error InvalidDuration spec.meshConfig.defaultConfig.discoveryRefreshDelay"],
        Validated.Mesh("defaultConfig:\n  discoveryRefreshDelay: soon").Lines());

    [Fact]
    public void A_component_that_nothing_installs_is_a_warning() => Assert.Equal(
        ["Warning DeprecatedField spec.components.istiodRemote"], Validated.Spec("components:\n  istiodRemote: {enabled: true}").Lines());
}
