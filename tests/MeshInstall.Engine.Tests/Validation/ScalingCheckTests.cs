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

    [Theory]
    [InlineData("components:\n  pilot: {k8s: {replicaCount: 3}}", 1)]
    [InlineData("components:\n  pilot: {k8s: {replicaCount: 3}}\nvalues: {profile: demo}", 0)]
    [InlineData("components:\n  ingressGateways: [{name: a, k8s: {replicaCount: 3}}]", 1)]
    [InlineData("components:\n  ingressGateways: [{name: a, k8s: {replicaCount: 1}}]", 0)]
    public void Autoscaling_that_the_chart_turns_on_counts_as_well(string spec, int warnings)
    {
        IReadOnlyList<MeshValidationIssue> issues = Validated.Spec(spec);
        Assert.Equal(warnings, issues.Count);
        Assert.All(issues, issue => Assert.Contains("by default", issue.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("components: {base: {k8s: {replicaCount: 2}}}", "spec.components.base.k8s.replicaCount")]
    [InlineData("components: {cni: {k8s: {hpaSpec: {maxReplicas: 2}}}}", "spec.components.cni.k8s.hpaSpec")]
    [InlineData("components: {ztunnel: {k8s: {service: {type: ClusterIP}}}}", "spec.components.ztunnel.k8s.service")]
    [InlineData("components: {pilot: {k8s: {hpaSpec: {maxReplicas: 2}}}}\nvalues: {pilot: {autoscaleEnabled: false}}", "spec.components.pilot.k8s.hpaSpec")]
    [InlineData("components: {pilot: {k8s: {hpaSpec: {maxReplicas: 2}}}}\nvalues: {profile: demo}", "spec.components.pilot.k8s.hpaSpec")]
    [InlineData("components: {pilot: {k8s: {podDisruptionBudget: {minAvailable: 2}}}}\nvalues: {global: {defaultPodDisruptionBudget: {enabled: false}}}", "spec.components.pilot.k8s.podDisruptionBudget")]
    public void A_setting_for_an_object_that_is_not_there_is_a_warning(string spec, string path) =>
        Assert.Equal(["Warning IneffectiveSetting " + path], Validated.Spec(spec).Lines());

    [Fact]
    public void Settings_of_a_DaemonSet_and_overlays_of_base_take_effect() => Assert.Empty(Validated.Spec(
        "components: {base: {k8s: {overlays: [{kind: A, name: b, patches: []}]}}, cni: {k8s: {tolerations: [{operator: Exists}]}}}"));

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

    [Theory]
    [InlineData("limits: {cpu: 400m}", "limits.cpu", "500m of cpu is requested by the chart's default")]
    [InlineData("limits: {memory: 1Gi}", "limits.memory", "2048Mi of memory is requested by the chart's default")]
    public void A_limit_below_the_request_of_the_chart_is_a_warning(string resources, string path, string message)
    {
        MeshValidationIssue issue = Validated.Pilot("resources: {" + resources + "}").Only();
        Assert.Equal(("RequestAboveLimit", MeshSeverity.Warning, "spec.components.pilot.k8s.resources." + path), (issue.Id, issue.Severity, issue.Path));
        Assert.Contains(message, issue.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("global:\n  proxy:\n    resources: {requests: {cpu: 3}}", 1)]
    [InlineData("global:\n  proxy:\n    resources: {requests: {cpu: 3}, limits: {cpu: 4}}", 0)]
    [InlineData("global:\n  proxy:\n    resources: {limits: {cpu: 50m}}", 1)]
    [InlineData("profile: demo\nglobal:\n  proxy:\n    resources: {limits: {cpu: 50m}}", 0)]
    [InlineData("pilot:\n  resources: {requests: {cpu: 9}}", 0)]
    public void Requests_and_limits_of_proxies_are_held_against_the_defaults_of_the_profile(string values, int warnings) =>
        Assert.Equal(warnings, Validated.Values(values).Count);

    [Fact]
    public void What_the_component_does_not_say_comes_from_its_values() => Assert.Equal(
        ["Error RequestAboveLimit spec.values.pilot.resources.requests.cpu"],
        Validated.Spec("components:\n  pilot:\n    k8s: {resources: {limits: {cpu: 1}}}\nvalues:\n  pilot: {resources: {requests: {cpu: 2}}}").Lines());

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
