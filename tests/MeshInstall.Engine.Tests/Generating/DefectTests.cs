using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Tests.Rendering;
using MeshInstall.Engine.Tests.Validation;

namespace MeshInstall.Engine.Tests.Generating;

/// <summary>Where istioctl is wrong and this engine answers otherwise: each test names what istioctl does.</summary>
public sealed class DefectTests
{
    private static readonly MeshNode Tree = MeshNode.FromObject(new Dictionary<string, object?>
    {
        ["plain"] = new object[] { 1, 2 },
        ["named"] = new object[] { new Dictionary<string, object?> { ["name"] = "a", ["v"] = 1 }, new Dictionary<string, object?> { ["name"] = "b", ["v"] = 2 } },
    });

    [Fact]
    public void A_selector_finds_the_item_it_names_where_istioctl_takes_the_first() => Assert.Equal("2", Tree.TextAt("named.[name:b].v"));

    [Fact]
    public void An_item_that_is_there_can_be_set_where_istioctl_panics() =>
        Assert.Equal("[9,2]", MeshPath.Parse("plain[0]").Set(Tree, new MeshScalar(9)).At("plain")!.ToString());

    [Fact]
    public void A_position_within_a_position_can_be_set_where_istioctl_knows_one_bracket_only() =>
        Assert.Equal("[[7]]", MeshPath.Parse("a[0][0]").Set(MeshMap.Empty, new MeshScalar(7)).At("a")!.ToString());

    [Fact]
    public void A_dot_within_a_selector_needs_no_backslash_where_istioctl_splits_there() =>
        Assert.Equal("[name:x.y]", MeshPath.Parse("a.[name:x.y]").Segments[1].ToString().Replace("\\", string.Empty, StringComparison.Ordinal));

    [Theory]
    [InlineData("inf")]
    [InlineData("nan")]
    [InlineData("+Inf")]
    [InlineData("Infinity")]
    public void What_no_document_can_hold_is_text_where_istioctl_panics(string text) =>
        Assert.Equal(text, SetExpression.Parse("values.a=" + text).Value.Value);

    [Theory]
    [InlineData("t")]
    [InlineData("F")]
    public void A_single_letter_is_text_where_istioctl_reads_a_boolean(string text) => Assert.Equal(text, SetExpression.Parse("values.a=" + text).Value.Value);

    [Fact]
    public void A_slash_in_a_key_stays_one_where_istioctl_turns_it_round_on_Windows()
    {
        Assert.Equal("example.com/a//b", MeshPath.Parse("spec.example\\.com/a//b").Segments[1].Name);
        Assert.Equal("example.com/a//b", Engine.Rendering.Patching.OverlayPath.Parse("metadata.annotations.example\\.com/a//b", origin: null).Steps[^1].Key);
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task A_setting_finds_the_gateway_of_the_profile_where_istioctl_knows_the_users_lists_only(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfSettingsAsync(charts, "components.ingressGateways.[name:istio-ingressgateway].k8s.resources.requests.memory=77Mi");

        Assert.Equal("77Mi", mesh.Container("Deployment", "istio-ingressgateway", "istio-proxy").TextAt("resources.requests.memory"));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task An_overlay_of_an_object_that_is_not_there_is_told_where_istioctl_says_nothing(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfTextAsync(
            charts, "spec: {profile: minimal, components: {pilot: {k8s: {overlays: [{kind: Deployment, name: pilot, patches: [{path: spec.replicas, value: 4}]}]}}}}");

        string warning = Assert.Single(mesh.Manifests.Single(manifest => manifest.Component == "Pilot").Warnings, text => text.Contains("overlay", StringComparison.Ordinal));
        Assert.Contains("Deployment 'pilot'", warning, StringComparison.Ordinal);
        Assert.Contains("istiod", warning, StringComparison.Ordinal);
        Assert.Contains("input.yaml:1", warning, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn, "spec.template.spec.containers.[name:pilot].image")]
    [InlineData(ChartSet.BuiltIn, "spec.template.spec.containers.[name:a:b].image")]
    [InlineData(ChartSet.BuiltIn, "spec.replicas.count")]
    [InlineData(ChartSet.OfIstio, "spec.template.spec.containers.[name:pilot].image")]
    [InlineData(ChartSet.OfIstio, "spec.replicas.count")]
    public async Task An_overlay_whose_path_does_not_fit_is_an_error_where_istioctl_drops_it(ChartSet charts, string path)
    {
        charts.SkipWhereMissing();

        MeshException error = await Assert.ThrowsAsync<MeshException>(() => GeneratedMesh.OfTextAsync(
            charts,
            $"spec: {{profile: minimal, components: {{pilot: {{k8s: {{replicaCount: 2, overlays: [{{kind: Deployment, name: istiod, patches: [{{path: '{path}', value: x}}]}}]}}}}}}}}"));

        Assert.Equal("OverlayInvalid", error.ErrorId);
    }

    [Theory]
    [InlineData("meshConfig: {defaultConfig: {drainDuration: soon}}")]
    [InlineData("meshConfig: {defaultConfig: {controlPlaneAuthPolicy: MAYBE}}")]
    [InlineData("values: {meshConfig: {proxyListenPort: 99999}}")]
    public void A_mesh_configuration_that_cannot_work_is_an_error_where_istioctl_drops_what_it_found(string spec) =>
        Assert.Contains(Validated.Spec(spec), issue => issue.Severity == MeshSeverity.Error);

    [Fact]
    public void Labels_for_the_nodes_of_waypoints_are_taken_where_istioctl_asks_for_another_type() =>
        Assert.DoesNotContain(Validated.Values("global: {waypoint: {nodeSelector: {disk: ssd}}}"), issue => issue.Severity == MeshSeverity.Error);

    [Fact]
    public async Task An_upgrade_leaves_the_failure_policy_alone_where_istioctl_sets_it_back()
    {
        MeshConfig config = TestConfig.Of("minimal");

        Assert.Equal("Ignore", await PolicyAsync(config, isUpgrade: false));
        Assert.Null(await PolicyAsync(config, isUpgrade: true));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task Volumes_are_added_where_istioctl_leaves_them_out(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfTextAsync(
            charts,
            "spec: {profile: minimal, components: {pilot: {k8s: {volumes: [{name: more, emptyDir: {}}], volumeMounts: [{name: more, mountPath: /more}]}}}}");

        Assert.NotNull(mesh.Get("Deployment", "istiod").At("spec.template.spec.volumes.[name:more].emptyDir"));
        Assert.Equal("more", mesh.Container("Deployment", "istiod", "discovery").TextAt("volumeMounts.[mountPath:/more].name"));
    }

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task The_namespace_of_the_document_is_where_it_is_installed_where_istioctl_never_reads_it(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfTextAsync(charts, "spec: {profile: minimal, namespace: mesh}");

        Assert.Equal("mesh", mesh.Find("Deployment", "istiod")!.Namespace);
    }

    [Fact]
    public void A_node_agent_installed_by_other_means_stays_on_where_istioctl_turns_it_off() => Assert.Equal(
        "True", TestConfig.Of("default", "values: {pilot: {cni: {enabled: true}}}").Spec.TextAt("values.pilot.cni.enabled"), ignoreCase: true);

    [SkippableTheory]
    [InlineData(ChartSet.BuiltIn)]
    [InlineData(ChartSet.OfIstio)]
    public async Task Two_bounds_of_a_budget_become_the_one_that_was_set_where_istioctl_writes_a_null(ChartSet charts)
    {
        GeneratedMesh mesh = await GeneratedMesh.OfTextAsync(
            charts, "spec: {profile: minimal, values: {pilot: {autoscaleMin: 2}}, components: {pilot: {k8s: {podDisruptionBudget: {maxUnavailable: 1}}}}}");

        MeshMap spec = mesh.Get("PodDisruptionBudget", "istiod").FindMap("spec")!;
        Assert.Equal("1", spec.TextAt("maxUnavailable"));
        Assert.False(spec.ContainsKey("minAvailable"));
    }

    private static async Task<string?> PolicyAsync(MeshConfig config, bool isUpgrade)
    {
        IReadOnlyList<MeshManifest> manifests = await ManifestRenderer.RenderAsync(
            config, new RenderOptions { ChartRoot = RepositoryFolder.Charts, IsUpgrade = isUpgrade }, CancellationToken.None);
        return manifests.SelectMany(manifest => manifest.Resources)
            .First(resource => resource.Kind == "ValidatingWebhookConfiguration").Body.TextAt("webhooks[0].failurePolicy");
    }
}
