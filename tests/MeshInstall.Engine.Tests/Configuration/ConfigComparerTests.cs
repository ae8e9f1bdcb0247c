using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Tests.Profiles;

namespace MeshInstall.Engine.Tests.Configuration;

public sealed class ConfigComparerTests
{
    [Fact]
    public void Equal_configurations_have_no_differences() =>
        Assert.Empty(ConfigComparer.Compare(ShippedProfiles.Profile("demo"), ShippedProfiles.Profile("demo")));

    [Fact]
    public void A_changed_value_comes_with_both_values_both_origins_and_its_components()
    {
        MeshConfigDifference difference = Assert.Single(Compare("values.pilot.traceSampling=1", "values.pilot.traceSampling=5"));
        Assert.Equal("spec.values.pilot.traceSampling", difference.Path);
        Assert.Equal((MeshDifferenceKind.Changed, 1L, 5L), (difference.Kind, difference.Before, difference.After));
        Assert.Equal("-Set values.pilot.traceSampling=1", difference.BeforeOrigin!.ToString());
        Assert.Equal("-Set values.pilot.traceSampling=5", difference.AfterOrigin!.ToString());
        Assert.Equal(["Pilot", "IngressGateways"], difference.Components);
    }

    [Theory]
    [InlineData("components.pilot.k8s.replicaCount=2", "spec.components.pilot.k8s.replicaCount", "Pilot")]
    [InlineData("values.global.proxy.image=x", "spec.values.global.proxy.image", "Base Pilot IngressGateways")]
    [InlineData("values.gateways.istio-ingressgateway.x=1", "spec.values.gateways.istio-ingressgateway.x", "Pilot IngressGateways")]
    [InlineData("values.base.x=1", "spec.values.base.x", "Base Pilot")]
    [InlineData("values.ztunnel.x=1", "spec.values.ztunnel.x", "Pilot")]
    [InlineData("meshConfig.rootNamespace=x", "spec.meshConfig.rootNamespace", "Pilot IngressGateways")]
    [InlineData("components.ingressGateways[0].label.a=b", "spec.components.ingressGateways.[name:istio-ingressgateway].label.a", "IngressGateways")]
    [InlineData("components.ztunnel.enabled=true", "spec.components.ztunnel.enabled", "Ztunnel")]
    public void A_field_touches_the_components_that_read_it(string set, string path, string components)
    {
        MeshConfigDifference difference = Compare(null, set).First(found => found.Path == path);
        Assert.Equal(MeshDifferenceKind.Added, difference.Kind);
        Assert.Equal(components, string.Join(' ', difference.Components));
    }

    [Fact]
    public void A_new_hub_touches_every_component_that_is_on()
    {
        IReadOnlyList<MeshConfigDifference> differences = ConfigComparer.Compare(
            ShippedProfiles.Profile("ambient"), ShippedProfiles.Profile("ambient").WithLayers([SetExpression.Parse("hub=mine").ToLayer()]));
        Assert.Equal(["spec.hub", "spec.values.global.hub"], differences.Select(difference => difference.Path));
        Assert.All(differences, difference => Assert.Equal(["Base", "Pilot", "Cni", "Ztunnel"], difference.Components));
    }

    [Fact]
    public void Gateways_are_matched_by_name()
    {
        MeshConfig before = ShippedProfiles.Config(ConfigReader.ReadText("spec: {components: {ingressGateways: [{name: a, enabled: true}, {name: b, enabled: true}]}}", "1"));
        MeshConfig after = ShippedProfiles.Config(ConfigReader.ReadText("spec: {components: {ingressGateways: [{name: b, enabled: false}, {name: a, enabled: true}]}}", "2"));
        MeshConfigDifference difference = ConfigComparer.Compare(before, after).Single();
        Assert.Equal("spec.components.ingressGateways.[name:b].enabled", difference.Path);
        Assert.Equal("1:1:84", difference.BeforeOrigin!.ToString());
    }

    [Fact]
    public void Turning_a_component_off_touches_it()
    {
        IReadOnlyList<MeshConfigDifference> differences = ConfigComparer.Compare(ShippedProfiles.Profile("demo"), ShippedProfiles.Profile("default"));
        MeshConfigDifference egress = differences.Single(difference => difference.Path == "spec.components.egressGateways.[name:istio-egressgateway].enabled");
        Assert.Equal(["EgressGateways"], egress.Components);
        MeshConfigDifference profile = differences.Single(difference => difference.Path == "spec.values.profile");
        Assert.Equal((MeshDifferenceKind.Removed, "demo"), (profile.Kind, (string?)profile.Before));
    }

    [Fact]
    public void A_list_of_plain_values_is_compared_by_position()
    {
        MeshConfig before = ShippedProfiles.Config(ConfigReader.ReadText("spec: {values: {x: [1, 2, 3]}}", "1"));
        MeshConfig after = ShippedProfiles.Config(ConfigReader.ReadText("spec: {values: {x: [1, 9]}}", "2"));
        Assert.Equal(["Changed spec.values.x[1]: 2 -> 9", "Removed spec.values.x[2]: 3 -> null"],
            ConfigComparer.Compare(before, after).Select(difference => difference.ToString()));
    }

    private static IReadOnlyList<MeshConfigDifference> Compare(string? before, string? after) => ConfigComparer.Compare(Config(before), Config(after));

    private static MeshConfig Config(string? set) => set is null ? ShippedProfiles.Config() : ShippedProfiles.Config(SetExpression.Parse(set).ToLayer());
}
