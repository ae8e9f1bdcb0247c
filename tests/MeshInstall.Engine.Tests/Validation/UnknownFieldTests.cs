namespace MeshInstall.Engine.Tests.Validation;

public sealed class UnknownFieldTests
{
    [Theory]
    [InlineData("meshConfg: {}", "spec.meshConfg", "meshConfig")]
    [InlineData("components:\n  pilto: {}", "spec.components.pilto", "pilot")]
    [InlineData("components:\n  pilot:\n    k8s:\n      resorces: {}", "spec.components.pilot.k8s.resorces", "resources")]
    [InlineData("components:\n  ingressGateways:\n  - lable: {}", "spec.components.ingressGateways[0].lable", "label")]
    [InlineData("values:\n  global:\n    imagePulPolicy: Always", "spec.values.global.imagePulPolicy", "imagePullPolicy")]
    [InlineData("meshConfig:\n  accesLogFile: /dev/stdout", "spec.meshConfig.accesLogFile", "accessLogFile")]
    [InlineData("meshConfig:\n  defaultConfig:\n    concurency: 2", "spec.meshConfig.defaultConfig.concurency", "concurrency")]
    [InlineData("components:\n  cni:\n    k8s:\n      affinity:\n        nodeAfinity: {}", "spec.components.cni.k8s.affinity.nodeAfinity", "nodeAffinity")]
    public void A_misspelt_field_is_an_error_that_names_the_field_meant(string spec, string path, string meant)
    {
        MeshValidationIssue issue = Validated.Spec(spec).Only();
        Assert.Equal(("UnknownField", MeshSeverity.Error, path), (issue.Id, issue.Severity, issue.Path));
        Assert.Contains($"Did you mean '{meant}'", issue.Suggestion, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hub: docker.io/istio", "hub")]
    [InlineData("mesh_config: {}", "meshConfig")]
    [InlineData("components:\n  ingress-gateways: []", "ingressGateways")]
    public void Another_spelling_of_a_field_is_recognised(string spec, string meant) =>
        Assert.Contains($"Did you mean '{meant}'? Names are case-sensitive.", Validated.Spec(spec).Only().Suggestion, StringComparison.Ordinal);

    [Theory]
    [InlineData("istioNamespace: mesh", "spec.values.global.")]
    [InlineData("accessLogFile: /dev/stdout", "spec.meshConfig.")]
    [InlineData("values:\n  meshID: mesh1", "spec.values.global.")]
    [InlineData("values:\n  autoscaleMin: 2", "spec.values.pilot.")]
    [InlineData("components:\n  pilot:\n    resources: {}", "spec.components.pilot.k8s.")]
    [InlineData("components:\n  pilot:\n    hpaSpec: {}", "spec.components.pilot.k8s.")]
    [InlineData("meshConfig:\n  proxyStatsMatcher: {}", "spec.meshConfig.defaultConfig.")]
    public void A_field_that_has_its_place_elsewhere_is_sent_there(string spec, string place) =>
        Assert.Contains($"belongs under {place}", Validated.Spec(spec).Only().Suggestion, StringComparison.Ordinal);

    [Fact]
    public void A_field_like_no_other_gets_the_known_fields_listed() =>
        Assert.Contains("enabled, k8s", Validated.Spec("components:\n  base:\n    zzzzzzz: 1").Only().Suggestion, StringComparison.Ordinal);

    [Theory]
    [InlineData("metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 80}}]", "averageUtilization")]
    [InlineData("targetCPUUtilizationPercentage: 80", "Resource metric")]
    public void A_field_of_an_old_autoscaler_is_translated(string hpa, string advice) => Assert.Contains(
        advice, Validated.Pilot("hpaSpec:\n  " + hpa).Only().Suggestion, StringComparison.Ordinal);

    [Fact]
    public void A_field_beside_the_spec_is_an_error() =>
        Assert.Equal(["Error UnknownField specs"], Validated.Document("specs: {}").Lines());

    [Fact]
    public void A_value_that_no_ztunnel_chart_reads_is_only_a_warning() =>
        Assert.Equal(["Warning UnknownField spec.values.ztunnel.logLevle"], Validated.Values("ztunnel:\n  logLevle: debug").Lines());

    [Fact]
    public void A_dot_in_a_key_is_escaped_in_the_path() =>
        Assert.Equal("spec.values.global.a\\.b", Validated.Values("global:\n  a.b: 1").Only().Path);

    [Theory]
    [InlineData("unvalidatedValues:\n  anything: [1, {at: all}]")]
    [InlineData("values:\n  base:\n    validationFailurePolicy: Ignore")]
    [InlineData("values:\n  pilot:\n    pdb:\n      minAvailable: 50%\n    trustedZtunnelName: ztunnel")]
    [InlineData("values:\n  cni:\n    ambient:\n      enableAmbientDetectionRetry: true\n    updateStrategy:\n      type: OnDelete")]
    [InlineData("values:\n  ztunnel:\n    logLevel: debug\n    peerCaCrl:\n      enabled: true")]
    public void Free_values_and_values_that_only_the_charts_know_are_accepted(string spec) => Assert.Empty(Validated.Spec(spec));
}
