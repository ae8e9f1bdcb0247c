using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Converting;
using MeshInstall.Engine.Tests.Profiles;

namespace MeshInstall.Engine.Tests.Converting;

public sealed class LayerConversionTests
{
    public static TheoryData<string> Profiles => [.. ShippedProfiles.Catalog.Names()];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_profile_of_today_is_as_it_should_be(string name)
    {
        MeshConfig profile = ShippedProfiles.Profile(name);
        ConfigConversion conversion = ConfigConverter.Convert(profile);
        Assert.Empty(conversion.Changes);
        Assert.Same(profile, conversion.Config);
    }

    [Fact]
    public void Layers_stay_apart_and_keep_their_order()
    {
        MeshConfig config = ShippedProfiles.Config(
            ConfigReader.ReadText("spec: {values: {global: {trustDomain: a}}}", "1.yaml"),
            SetExpression.Parse("meshConfig.rootNamespace=x").ToLayer(),
            SetExpression.Parse("values.global.trustDomain=b").ToLayer());
        ConfigConversion conversion = ConfigConverter.Convert(config);
        Assert.Equal(3, conversion.Config.Layers.Count);
        Assert.Same(config.Layers[1], conversion.Config.Layers[1]);
        Assert.Equal("b", conversion.Config.GetValue("spec.meshConfig.trustDomain"));
        Assert.Equal("-Set values.global.trustDomain=b", conversion.Config.GetOrigin("spec.meshConfig.trustDomain")!.ToString());
    }

    [Fact]
    public void A_setting_in_a_list_keeps_its_place_when_it_is_rewritten()
    {
        MeshConfig config = ShippedProfiles.Config(
            SetExpression.Parse("components.ingressGateways.[name:istio-ingressgateway].k8s.podAnnotations.a=true").ToLayer());
        MeshLayer layer = Assert.Single(ConfigConverter.Convert(config).Config.Layers);
        Assert.Equal(new MeshScalar("true"), layer.Content);
        Assert.Equal(config.Layers[0].Path, layer.Path);
    }

    [Fact]
    public void A_setting_of_which_nothing_is_left_goes()
    {
        ConfigConversion conversion = ConfigConverter.Convert(ShippedProfiles.Config(SetExpression.Parse("values.kiali.enabled=true").ToLayer()));
        Assert.Empty(conversion.Config.Layers);
        Assert.Single(conversion.Changes);
    }
}
