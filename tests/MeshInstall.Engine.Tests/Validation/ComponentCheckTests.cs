namespace MeshInstall.Engine.Tests.Validation;

public sealed class ComponentCheckTests
{
    [Theory]
    [InlineData("docker.io/istio")]
    [InlineData("registry.example.com:5000/team/istio")]
    [InlineData("localhost:5000")]
    [InlineData("istio")]
    [InlineData("[::1]:5000/istio")]
    [InlineData("")]
    public void A_hub_is_a_repository(string hub) => Assert.Empty(Validated.Spec($"hub: \"{hub}\""));

    [Theory]
    [InlineData("https://docker.io/istio")]
    [InlineData("docker.io/Istio")]
    [InlineData("docker.io/istio:1.30")]
    [InlineData("docker.io/istio@sha256:abc")]
    [InlineData("docker.io/is tio")]
    [InlineData("docker.io:port/istio")]
    [InlineData("docker.io//istio")]
    public void A_hub_that_is_no_repository_is_an_error(string hub) =>
        Assert.Equal(["Error InvalidHub spec.hub"], Validated.Spec($"hub: \"{hub}\"").Lines());

    [Fact]
    public void Hubs_and_tags_are_checked_wherever_they_stand() => Assert.Equal(
        [
            "Error InvalidHub spec.components.pilot.hub", "Error InvalidTag spec.components.pilot.tag",
            "Error InvalidHub spec.values.global.hub", "Error InvalidTag spec.values.cni.tag",
        ],
        Validated.Spec("components:\n  pilot: {hub: A B, tag: a b}\nvalues:\n  global: {hub: A B}\n  cni: {tag: a/b}").Lines());

    [Theory]
    [InlineData("1.30.3-distroless", 0)]
    [InlineData("\"2\"", 0)]
    [InlineData("2", 0)]
    [InlineData("\"\"", 0)]
    [InlineData("a:b", 1)]
    [InlineData("1.30.3@sha256", 1)]
    [InlineData("[1]", 1)]
    public void A_tag_is_the_tag_of_an_image(string tag, int errors) =>
        Assert.Equal(errors, Validated.Spec($"tag: {tag}").Count(issue => issue is { Id: "InvalidTag", Severity: MeshSeverity.Error }));

    [Fact]
    public void A_tag_read_as_a_fraction_is_a_warning() => Assert.Equal(["Warning TagReadAsNumber spec.tag"], Validated.Spec("tag: 1.30").Lines());

    [Theory]
    [InlineData("canary", true)]
    [InlineData("1-30-3", true)]
    [InlineData("1.30", false)]
    [InlineData("Canary", false)]
    [InlineData("-canary", false)]
    [InlineData("canary-", false)]
    public void A_revision_is_a_DNS_label(string revision, bool valid) => Assert.Equal(
        valid ? [] : ["Error InvalidRevision spec.revision", "Error InvalidRevision spec.values.revisionTags[0]"],
        Validated.Spec($"revision: \"{revision}\"\nvalues:\n  revisionTags: [\"{revision}\"]").Lines());

    [Fact]
    public void A_revision_of_64_letters_is_too_long() =>
        Assert.Equal("InvalidRevision", Validated.Spec($"revision: {new string('a', 64)}").Only().Id);

    [Fact]
    public void A_namespace_is_a_DNS_label() => Assert.Equal(
        [
            "Error InvalidNamespace metadata.namespace", "Error InvalidNamespace spec.namespace",
            "Error InvalidNamespace spec.components.ingressGateways[0].namespace",
        ],
        Validated.Document("metadata: {namespace: A}\nspec:\n  namespace: b_c\n  components:\n    ingressGateways:\n    - namespace: d.e").Lines());

    [Fact]
    public void A_compatibility_version_is_major_and_minor()
    {
        Assert.Empty(Validated.Spec("compatibilityVersion: \"1.28\""));
        Assert.Equal("InvalidCompatibilityVersion", Validated.Spec("compatibilityVersion: 1.28.1").Only().Id);
    }

    [Theory]
    [InlineData("Gate_Way")]
    [InlineData("gate way")]
    [InlineData("-gateway")]
    [InlineData("gateway.")]
    public void A_name_that_no_object_can_have_is_an_error(string name) => Assert.Equal(
        ["Error InvalidGatewayName spec.components.egressGateways[0].name"], Validated.Spec($"components:\n  egressGateways:\n  - name: \"{name}\"").Lines());

    [Fact]
    public void Two_gateways_of_one_name_are_an_error_that_points_at_the_first()
    {
        MeshValidationIssue issue = Validated.Spec("components:\n  ingressGateways:\n  - name: a\n  - name: b\n  egressGateways:\n  - name: a").Only();
        Assert.Equal(("DuplicateGatewayName", "spec.components.egressGateways[0].name"), (issue.Id, issue.Path));
        Assert.Contains("spec.components.ingressGateways[0]", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gateways_without_a_name_share_the_default_one() => Assert.Equal(
        "DuplicateGatewayName", Validated.Spec("components:\n  ingressGateways:\n  - enabled: true\n  - name: istio-ingressgateway").Only().Id);

    [Theory]
    [InlineData("- {name: a, namespace: one}\n  - {name: a, namespace: two}")]
    [InlineData("- {name: a, enabled: false}\n  - {name: a}")]
    public void Gateways_that_do_not_meet_may_share_a_name(string gateways) =>
        Assert.Empty(Validated.Spec($"components:\n  ingressGateways:\n  {gateways}"));

    [Theory]
    [InlineData("bogus: IstioOperator", "kind: IstioOperator")]
    [InlineData("Deployment", "kind: IstioOperator")]
    public void A_document_of_another_kind_is_an_error(string kind, string suggestion)
    {
        MeshValidationIssue issue = Validated.Document($"kind: \"{kind}\"").Only();
        Assert.Equal(("WrongDocumentKind", "kind"), (issue.Id, issue.Path));
        Assert.Contains(suggestion, issue.Suggestion, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- {name: A, value: a}\n- {value: b}", "Error EnvironmentWithoutName spec.components.pilot.k8s.env[1]")]
    [InlineData("- {name: \"\", value: b}", "Error EnvironmentWithoutName spec.components.pilot.k8s.env[0]")]
    [InlineData("- {name: A, value: a}\n- {name: A, value: b}", "Warning DuplicateEnvironment spec.components.pilot.k8s.env[1].name")]
    [InlineData("- {name: A, value: a, valueFrom: {fieldRef: {fieldPath: metadata.name}}}", "Error ConflictingFields spec.components.pilot.k8s.env[0].valueFrom")]
    public void An_environment_entry_needs_a_name_and_one_source(string env, string expected) => Assert.Equal(
        [expected], Validated.Pilot("env:\n" + env).Lines());

    [Theory]
    [InlineData("{patches: [{path: a.b, value: 1}]}", "OverlayWithoutTarget OverlayWithoutTarget")]
    [InlineData("{kind: Deployment, name: istiod, patches: [{value: 1}]}", "InvalidOverlayPath")]
    [InlineData("{kind: Deployment, name: istiod, patches: [{path: \"spec.containers.[name:a.image\"}]}", "InvalidOverlayPath")]
    [InlineData("{kind: Deployment, name: istiod, patches: [{path: \"spec.containers.[name:a].image\", value: x}]}", "")]
    public void An_overlay_names_an_object_and_a_path(string overlay, string ids) => Assert.Equal(
        ids, string.Join(' ', Validated.Pilot($"overlays:\n- {overlay}").Select(issue => issue.Id)));

    [Fact]
    public void A_disruption_budget_of_two_rules_is_a_warning() => Assert.Equal(
        ["Warning ConflictingFields spec.components.pilot.k8s.podDisruptionBudget.minAvailable"],
        Validated.Pilot("podDisruptionBudget: {minAvailable: 1, maxUnavailable: 1}").Lines());
}
