namespace MeshInstall.Engine.Tests.Validation;

public sealed class ScalingCheckTests
{
    [Theory]
    [InlineData("replicaCount: -1", "NegativeReplicas", "replicaCount")]
    [InlineData("hpaSpec: {minReplicas: -1, maxReplicas: 3}", "NegativeReplicas", "hpaSpec.minReplicas")]
    [InlineData("hpaSpec: {maxReplicas: -3}", "NegativeReplicas", "hpaSpec.maxReplicas")]
    [InlineData("hpaSpec: {maxReplicas: 0}", "NoReplicasAllowed", "hpaSpec.maxReplicas")]
    [InlineData("hpaSpec: {minReplicas: 6, maxReplicas: 5}", "MinReplicasAboveMax", "hpaSpec.minReplicas")]
    [InlineData("hpaSpec: {minReplicas: 6}", "MinReplicasAboveMax", "hpaSpec.minReplicas")]
    public void Replicas_that_cannot_be_are_errors(string k8s, string id, string path)
    {
        MeshValidationIssue issue = Validated.Pilot(k8s).Only();
        Assert.Equal((id, MeshSeverity.Error, $"spec.components.pilot.k8s.{path}"), (issue.Id, issue.Severity, issue.Path));
    }

    [Theory]
    [InlineData("pilot:\n  replicaCount: -1", "Error NegativeReplicas spec.values.pilot.replicaCount")]
    [InlineData("pilot:\n  autoscaleMin: 3\n  autoscaleMax: 2", "Error MinReplicasAboveMax spec.values.pilot.autoscaleMin")]
    [InlineData("gateways:\n  istio-egressgateway:\n    autoscaleMin: 9", "Error MinReplicasAboveMax spec.values.gateways.istio-egressgateway.autoscaleMin")]
    public void Replicas_among_the_values_are_checked_too(string values, string expected) => Assert.Equal([expected], Validated.Values(values).Lines());

    [Fact]
    public void The_least_of_one_place_is_compared_with_the_greatest_of_another() => Assert.Equal(
        ["Error MinReplicasAboveMax spec.components.pilot.k8s.hpaSpec.minReplicas"],
        Validated.Spec("components:\n  pilot:\n    k8s:\n      hpaSpec: {minReplicas: 3}\nvalues:\n  pilot: {autoscaleMax: 2}").Lines());

    [Fact]
    public void Equal_bounds_and_zero_replicas_are_accepted() =>
        Assert.Empty(Validated.Pilot("hpaSpec: {minReplicas: 2, maxReplicas: 2}\nreplicaCount: 0"));

    [Theory]
    [InlineData("pilot", "pilot:\n    k8s: {replicaCount: 2}", "pilot", 1)]
    [InlineData("pilot", "pilot:\n    k8s: {replicaCount: 1}", "pilot", 0)]
    [InlineData("gateways", "ingressGateways:\n  - name: a\n    k8s: {replicaCount: 1}", "gateways.istio-ingressgateway", 1)]
    [InlineData("gateways", "egressGateways:\n  - name: a\n    k8s: {replicaCount: 1}", "gateways.istio-egressgateway", 1)]
    [InlineData("gateways", "egressGateways:\n  - name: a\n    k8s: {replicaCount: 1}", "gateways.istio-ingressgateway", 0)]
    public void Replicas_beside_autoscaling_are_a_warning(string root, string component, string values, int warnings)
    {
        string nested = root == "pilot" ? "pilot: {autoscaleEnabled: true}" : $"gateways:\n    {values["gateways.".Length..]}: {{autoscaleEnabled: true}}";
        IReadOnlyList<MeshValidationIssue> issues = Validated.Spec($"components:\n  {component}\nvalues:\n  {nested}");
        Assert.Equal(warnings, issues.Count);
        Assert.All(issues, issue => Assert.Equal(("ReplicasBesideAutoscaling", MeshSeverity.Warning), (issue.Id, issue.Severity)));
        Assert.All(issues, issue => Assert.Contains($"spec.values.{values}.autoscaleEnabled", issue.Suggestion, StringComparison.Ordinal));
    }

    [Fact]
    public void Replicas_without_autoscaling_are_accepted() => Assert.Empty(
        Validated.Spec("components:\n  pilot:\n    k8s: {replicaCount: 3}\nvalues:\n  pilot: {autoscaleEnabled: false}"));

    [Theory]
    [InlineData("500m", "0.4", true)]
    [InlineData("1", "1000m", false)]
    [InlineData("1Gi", "1G", true)]
    [InlineData("1G", "1Gi", false)]
    [InlineData("1e3", "1k", false)]
    [InlineData("2", "1.5", true)]
    public void A_request_above_its_limit_is_an_error(string request, string limit, bool above)
    {
        string[] found = Validated.Pilot($"resources:\n  requests: {{cpu: {request}}}\n  limits: {{cpu: {limit}}}").Lines();
        Assert.Equal(above ? ["Error RequestAboveLimit spec.components.pilot.k8s.resources.requests.cpu"] : [], found);
    }

    [Theory]
    [InlineData("pilot")]
    [InlineData("cni")]
    [InlineData("ztunnel")]
    [InlineData("global.proxy")]
    [InlineData("global.waypoint")]
    [InlineData("gateways.istio-ingressgateway")]
    public void Requests_among_the_values_are_compared_too(string parent)
    {
        string[] names = parent.Split('.');
        string open = string.Concat(names.Select(name => $"{name}: {{"));
        string yaml = $"{open}resources: {{requests: {{memory: 2Gi}}, limits: {{memory: 1Gi}}}}{new string('}', names.Length)}";
        Assert.Equal(["Error RequestAboveLimit spec.values." + parent + ".resources.requests.memory"], Validated.Values(yaml).Lines());
    }

    [Fact]
    public void A_limit_written_elsewhere_is_named_with_its_place()
    {
        MeshValidationIssue issue = Validated.Pilot("resources:\n  requests: {cpu: 2}\n  limits: {cpu: 1}").Only();
        Assert.Contains("mesh.yaml:7", issue.Message, StringComparison.Ordinal);
        Assert.Equal("mesh.yaml:6:27", issue.Origin?.ToString());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("-100m")]
    public void A_negative_quantity_is_an_error(string amount) =>
        Assert.Equal("NegativeQuantity", Validated.Pilot($"resources:\n  requests: {{cpu: {amount}}}").Only().Id);

    [Theory]
    [InlineData("100mm")]
    [InlineData("1 Gi")]
    [InlineData("many")]
    [InlineData("1KiB")]
    [InlineData("\"\"")]
    public void A_quantity_that_does_not_parse_is_an_error(string amount) =>
        Assert.Equal("InvalidQuantity", Validated.Pilot($"resources:\n  requests: {{memory: {amount}}}").Only().Id);
}
