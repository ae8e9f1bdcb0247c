using CsCheck;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Tests.Profiles;

namespace MeshInstall.Engine.Tests.Configuration;

public sealed class ResolutionPropertyTests
{
    private static readonly Gen<MeshLayer> GenLayer = Gen.OneOf(
        Gen.OneOf(
            "hub=a", "tag=1", "revision=canary", "values.global.hub=c", "values.pilot.enabled=false", "values.pilot.cni.enabled=true", "components.cni.enabled=true",
            "components.pilot.enabled=false", "meshConfig.rootNamespace=d", "values.meshConfig.rootNamespace=e", "profile=demo", "profile=ambient", "profile=",
            "components.ingressGateways[0].enabled=false", "components.ingressGateways[].name=more", "values.global.istioNamespace=mesh").Select(text => SetExpression.Parse(text).ToLayer()),
        Gen.OneOf(
            "spec: {hub: f, values: {global: {tag: g}}}", "spec: {meshConfig: {trustDomain: h, rootNamespace: null}}", "spec: {components: {egressGateways: [{name: x}]}}",
            "metadata: {name: n}", "spec: {values: {meshConfig: {trustDomain: i}, revision: '5'}}", "spec: {namespace: j}").Select(text => ConfigReader.ReadText(text, "in.yaml")));

    [Fact]
    public void Resolving_the_resolved_document_changes_nothing() => GenLayer.List[0, 6].Sample(layers =>
    {
        MeshConfig config = ShippedProfiles.Config([.. layers]);
        MeshConfig again = ShippedProfiles.Config(ConfigReader.ReadText(ConfigWriter.ToYaml(config), "out.yaml"));
        return again.Document.Equals(config.Document);
    });

    [Fact]
    public void What_the_user_said_alone_resolves_to_the_same_document() => GenLayer.List[0, 6].Sample(layers =>
    {
        MeshConfig config = ShippedProfiles.Config([.. layers]);
        MeshConfig again = ShippedProfiles.Config(ConfigReader.ReadText(ConfigWriter.ToYaml(config, ConfigView.User), "out.yaml"));
        return Named(again).Equals(Named(config));
    });

    [Fact]
    public void A_configuration_does_not_differ_from_itself_and_differences_name_what_really_differs() =>
        Gen.Select(GenLayer.List[0, 4], GenLayer.List[0, 4]).Sample((first, second) =>
        {
            MeshConfig before = ShippedProfiles.Config([.. first]);
            MeshConfig after = ShippedProfiles.Config([.. second]);
            Assert.Empty(ConfigComparer.Compare(before, before));
            IReadOnlyList<MeshConfigDifference> differences = ConfigComparer.Compare(before, after);
            Assert.Equal(before.Spec.Equals(after.Spec), differences.Count == 0);
            Assert.All(differences, difference =>
            {
                Assert.Equal(difference.Before, before.GetValue(difference.Path));
                Assert.Equal(difference.After, after.GetValue(difference.Path));
            });
        });

    /// <summary>The user's view always names the profile, also the default one that nobody named.</summary>
    private static MeshMap Named(MeshConfig config) => config.Document.With("spec", config.Spec.With("profile", new MeshScalar(config.Profile)));
}
