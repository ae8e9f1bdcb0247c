using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Profiles;
using MeshInstall.Engine.Tests.Profiles;

namespace MeshInstall.Engine.Tests.Configuration;

public sealed class LayeredConfigResolverTests
{
    [Fact]
    public void Without_layers_the_default_profile_stands()
    {
        MeshConfig config = ShippedProfiles.Config();
        Assert.Equal(("default", "docker.io/istio", "1.30.3", ""), (config.Profile, config.Hub, config.Tag, config.Revision));
        Assert.Equal(["apiVersion", "kind", "metadata", "spec"], config.Document.Keys);
    }

    [Fact]
    public void A_document_is_put_on_the_profile_it_names()
    {
        MeshConfig config = ShippedProfiles.Config(Document("spec:\n  profile: demo\n  hub: mine\n"));
        Assert.Equal("demo", config.GetValue("spec.values.profile"));
        Assert.Equal("mine", config.GetValue("spec.values.global.hub"));
        Assert.Equal("in.yaml:3:8", config.GetOrigin("spec.values.global.hub")!.ToString());
        Assert.Equal("profile demo:10:14", config.GetOrigin("spec.values.profile")!.ToString());
    }

    [Fact]
    public void The_highest_layer_that_names_a_profile_decides()
    {
        MeshConfig demo = ShippedProfiles.Profile("demo");
        Assert.Equal("minimal", demo.WithLayers([Document("spec: {profile: ambient}"), Set("profile=minimal")]).Profile);
        Assert.Equal("ambient", demo.WithLayers([Set("profile=minimal"), Document("spec: {profile: ambient}")]).Profile);
        Assert.Equal("demo", demo.WithLayers([Set("hub=x")]).Profile);
        Assert.Equal(false, demo.WithLayers([Set("profile=minimal")]).GetValue("spec.components.egressGateways[0].enabled"));
        Assert.Null(demo.WithLayers([Set("profile=minimal")]).GetValue("spec.values.profile"));
    }

    [Fact]
    public void An_unknown_profile_is_an_error_with_the_known_ones()
    {
        MeshException error = Assert.Throws<MeshException>(() => ShippedProfiles.Config(Set("profile=dmeo")).Document);
        Assert.Equal("ProfileNotFound", error.ErrorId);
        Assert.Contains("Did you mean 'demo'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_apply_in_the_order_given()
    {
        MeshConfig config = ShippedProfiles.Config(Document("spec: {hub: one}"), Set("hub=two"), Document("spec: {tag: '5'}"), Document("spec: {hub: three}"));
        Assert.Equal("three", config.Hub);
        Assert.Equal("two", ShippedProfiles.Config(Document("spec: {hub: one}"), Set("hub=two")).Hub);
    }

    [Fact]
    public void Cluster_and_release_stand_between_profile_and_user_wherever_they_were_added()
    {
        MeshOrigin release = new(MeshOriginKind.Default, "release");
        MeshConfig config = ShippedProfiles.Config(
            [Set("hub=mine"), .. ClusterDetection.Layers("v1.33.1-gke.100"), MeshLayer.OfValue("spec.hub", new MeshScalar("theirs"), release),
                MeshLayer.OfValue("spec.tag", new MeshScalar("9"), release), Set("values.global.platform=other")]);
        Assert.Equal("mine", config.Hub);
        Assert.Equal("9", config.GetValue("spec.values.global.tag"));
        Assert.Equal("kube-system", config.GetValue("spec.components.cni.namespace"));
        Assert.Equal("other", config.GetValue("spec.values.global.platform"));
        Assert.Equal("cluster v1.33.1-gke.100", config.GetOrigin("spec.values.cni.resourceQuotas.enabled")!.ToString());
        Assert.Equal("release", config.GetOrigin("spec.tag")!.ToString());
    }

    [Fact]
    public void A_cluster_that_is_not_GKE_changes_nothing() => Assert.Empty(ClusterDetection.Layers("v1.35.0"));

    [Theory]
    [InlineData("tag: 1.30", "spec.values.global.tag", "1.3")]
    [InlineData("tag: 2", "spec.values.global.tag", "2")]
    [InlineData("revision: 1-30", "spec.values.revision", "1-30")]
    [InlineData("revision: 7", "spec.values.revision", "7")]
    [InlineData("revision: default", "spec.values.revision", "")]
    [InlineData("compatibilityVersion: '1.28'", "spec.values.compatibilityVersion", "1.28")]
    [InlineData("meshConfig: {accessLogFile: /dev/stdout}", "spec.values.meshConfig.accessLogFile", "/dev/stdout")]
    [InlineData("components: {cni: {enabled: true}}", "spec.values.pilot.cni.enabled", true)]
    [InlineData("hub: x", "spec.values.pilot.cni.enabled", false)]
    [InlineData("hub: x", "spec.values.pilot.enabled", true)]
    [InlineData("components: {pilot: {enabled: false}}", "spec.values.pilot.enabled", false)]
    [InlineData("components: {pilot: {enabled: null}}", "spec.values.pilot.enabled", false)]
    [InlineData("values: {global: {istioNamespace: mesh}}", "metadata.namespace", "mesh")]
    [InlineData("namespace: mesh", "metadata.namespace", "mesh")]
    [InlineData("namespace: mesh", "spec.values.global.istioNamespace", "mesh")]
    public void Fields_for_all_charts_are_copied_into_the_values(string spec, string path, object expected) =>
        Assert.Equal(expected, ShippedProfiles.Config(Document($"spec: {{{spec}}}")).GetValue(path));

    [Theory]
    [InlineData("hub: a, values: {global: {hub: b}}", "spec.values.global.hub", "b")]
    [InlineData("revision: a, values: {revision: b}", "spec.values.revision", "b")]
    [InlineData("values: {pilot: {enabled: false}}", "spec.values.pilot.enabled", false)]
    [InlineData("values: {pilot: {cni: {enabled: true}}}", "spec.values.pilot.cni.enabled", true)]
    [InlineData("meshConfig: {rootNamespace: a, trustDomain: c}, values: {meshConfig: {rootNamespace: b}}", "spec.values.meshConfig.rootNamespace", "b")]
    [InlineData("meshConfig: {rootNamespace: a, trustDomain: c}, values: {meshConfig: {rootNamespace: b}}", "spec.values.meshConfig.trustDomain", "c")]
    [InlineData("namespace: a, values: {global: {istioNamespace: b}}", "spec.namespace", "b")]
    public void What_the_user_wrote_under_values_wins(string spec, string path, object expected) =>
        Assert.Equal(expected, ShippedProfiles.Config(Document($"spec: {{{spec}}}")).GetValue(path));

    [Fact]
    public void Mesh_config_of_the_user_wins_over_that_of_the_profile()
    {
        using TemporaryFolder folder = new();
        folder.Write("default.yaml", "spec:\n  values:\n    meshConfig: {rootNamespace: low, trustDomain: low}\n");
        LayeredConfigResolver resolver = new(new ProfileCatalog(folder.Path));
        MeshConfig config = new([Document("spec: {meshConfig: {rootNamespace: high}}")], resolver);
        Assert.Equal("high", config.GetValue("spec.values.meshConfig.rootNamespace"));
        Assert.Equal("low", config.GetValue("spec.values.meshConfig.trustDomain"));
    }

    [Fact]
    public void Lists_are_replaced_appended_or_merged_by_name_as_the_layer_says()
    {
        const string Text = "spec:\n  components:\n    ingressGateways:\n    - name: istio-ingressgateway\n      namespace: gw\n    - name: second\n";
        Assert.Equal(2, Gateways(MeshListStrategy.Replace).Count);
        Assert.Null(((MeshMap)Gateways(MeshListStrategy.Replace)[0]).Find("enabled"));
        Assert.Equal(3, Gateways(MeshListStrategy.Append).Count);
        Assert.Equal(2, Gateways(MeshListStrategy.Merge).Count);
        Assert.Equal(true, ((MeshMap)Gateways(MeshListStrategy.Merge)[0])["enabled"].ToObject());

        MeshList Gateways(MeshListStrategy strategy) => ShippedProfiles.Config(ConfigReader.ReadText(Text, "in.yaml", strategy))
            .Spec.FindMap("components")!.FindList("ingressGateways")!;
    }

    [Fact]
    public void A_value_is_set_in_the_lists_of_the_profile()
    {
        MeshConfig config = ShippedProfiles.Config(Set("components.ingressGateways.[name:istio-ingressgateway].k8s.replicaCount=3"));
        Assert.Equal(3L, config.GetValue("spec.components.ingressGateways[0].k8s.replicaCount"));
        Assert.Equal(true, config.GetValue("spec.components.ingressGateways[0].enabled"));
    }

    [Fact]
    public void A_selector_without_a_match_names_the_gateways_there_are()
    {
        MeshException error = Assert.Throws<MeshException>(() => ShippedProfiles.Config(Set("components.ingressGateways.[name:other].enabled=true")).Document);
        Assert.Equal("PathNotFound", error.ErrorId);
        Assert.Contains("istio-ingressgateway", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spec: {components: [1]}")]
    [InlineData("spec: {values: [1]}")]
    [InlineData("spec: {values: {global: [1]}}")]
    [InlineData("spec: {values: {global: null}}")]
    [InlineData("spec: {values: null}")]
    [InlineData("spec: {values: {pilot: 5}}")]
    [InlineData("spec: {meshConfig: [1]}")]
    [InlineData("spec: {hub: [1], tag: {a: 1}, revision: null}")]
    public void Wrong_shapes_are_left_for_validation_to_report(string text) =>
        Assert.Equal("IstioOperator", ShippedProfiles.Config(Document(text)).Document.FindText("kind"));

    [Fact]
    public void Charts_get_the_unvalidated_values_on_top()
    {
        MeshMap values = ConfigDocument.ChartValues(ShippedProfiles.Config(
            Document("spec: {values: {pilot: {image: a, tag: b}}, unvalidatedValues: {pilot: {image: c}, anything: 1}}")).Document);
        Assert.Equal("c", values.FindMap("pilot")!["image"].ToObject());
        Assert.Equal("b", values.FindMap("pilot")!["tag"].ToObject());
        Assert.Equal(1L, values["anything"].ToObject());
    }

    [Fact]
    public void Every_leaf_has_an_origin() => Assert.All(
        ShippedProfiles.Profile("demo").WithLayers([Set("hub=x"), ConfigReader.ReadValue(new Dictionary<string, object> { ["tag"] = "y" })]).GetValues(),
        value => Assert.NotNull(value.Origin));

    [Fact]
    public void A_profile_of_another_package_is_used_with_its_resolver()
    {
        using TemporaryFolder folder = new();
        folder.Write("profiles/default.yaml", "spec: {hub: theirs, tag: '9'}\n");
        MeshConfig config = ShippedProfiles.Config(Set("revision=r")).WithResolver(new LayeredConfigResolver(ProfileCatalog.OfPackage(folder.Path)!));
        Assert.Equal(("theirs", "9", "r"), (config.Hub, config.Tag, config.Revision));
    }

    [Fact]
    public void Resolving_the_same_layers_again_gives_the_same_document()
    {
        LayeredConfigResolver resolver = new(ShippedProfiles.Catalog);
        MeshLayer[] layers = [Set("hub=x")];
        Assert.Same(resolver.Resolve(layers), resolver.Resolve(layers));
    }

    [Fact]
    public void A_value_below_a_scalar_names_the_place_that_is_in_the_way()
    {
        MeshException error = Assert.Throws<MeshException>(() => ShippedProfiles.Config(Document("spec:\n  meshConfig: text\n"), Set("meshConfig.a=1")).Document);
        Assert.Equal("PathNotFound", error.ErrorId);
        Assert.Contains("in.yaml:2:15", error.Message, StringComparison.Ordinal);
    }

    private static MeshLayer Document(string text) => ConfigReader.ReadText(text, "in.yaml");

    private static MeshLayer Set(string expression) => SetExpression.Parse(expression).ToLayer();
}
