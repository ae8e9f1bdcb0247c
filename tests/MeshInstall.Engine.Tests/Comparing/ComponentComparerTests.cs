using MeshInstall.Engine.Comparing;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Tests.Profiles;

namespace MeshInstall.Engine.Tests.Comparing;

public sealed class ComponentComparerTests
{
    [Fact]
    public void Components_that_come_go_and_change_are_told_in_their_order() => Assert.Equal(
        ["Changed Base", "Changed Pilot", "Added Cni", "Added Ztunnel", "Removed istio-ingressgateway"],
        ComponentComparer.Compare(ShippedProfiles.Profile("default"), ShippedProfiles.Profile("ambient")).Select(difference => $"{difference.Kind} {difference.Name}"));

    [Fact]
    public void Equal_configurations_have_no_differences() =>
        Assert.Empty(ComponentComparer.Compare(ShippedProfiles.Profile("demo"), ShippedProfiles.Profile("demo")));

    [Fact]
    public void A_component_has_the_fields_that_concern_it_and_those_who_depend_on_it()
    {
        MeshConfig before = ShippedProfiles.Profile("ambient");
        MeshComponentDifference difference = Assert.Single(
            ComponentComparer.Compare(before, before.WithLayers([SetExpression.Parse("components.cni.k8s.priorityClassName=x").ToLayer()])));
        Assert.Equal(("Cni", "Cni", MeshDifferenceKind.Changed), (difference.Component, difference.Name, difference.Kind));
        Assert.Equal("spec.components.cni.k8s.priorityClassName", Assert.Single(difference.Fields).Path);
        Assert.Equal(["Ztunnel"], difference.Dependents);
    }

    [Fact]
    public void What_one_gateway_says_does_not_touch_another()
    {
        MeshConfig before = ShippedProfiles.Config(ConfigReader.ReadText("spec: {components: {ingressGateways: [{name: a}, {name: b}]}}", "1"));
        MeshConfig after = ShippedProfiles.Config(ConfigReader.ReadText("spec: {components: {ingressGateways: [{name: a, label: {x: y}}, {name: b}, {name: c}]}}", "2"));
        Assert.Equal(["Changed a", "Added c"], ComponentComparer.Compare(before, after).Select(difference => $"{difference.Kind} {difference.Name}"));
    }
}
