using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Tests.Profiles;
using MeshInstall.Engine.Validation;

namespace MeshInstall.Engine.Tests.Validation;

public sealed class ResolvedConfigTests
{
    [Theory]
    [MemberData(nameof(ShippedProfiles.Names), MemberType = typeof(ShippedProfiles))]
    public void A_shipped_profile_has_no_issue(string profile) => Assert.Empty(Validate($"spec:\n  profile: {profile}"));

    [Theory]
    [InlineData("hub: A B", "InvalidHub spec.hub")]
    [InlineData("tag: a b", "InvalidTag spec.tag")]
    [InlineData("revision: A", "InvalidRevision spec.revision")]
    [InlineData("compatibilityVersion: new", "InvalidCompatibilityVersion spec.compatibilityVersion")]
    [InlineData("namespace: A", "InvalidNamespace spec.namespace")]
    [InlineData("values: {global: {istioNamespace: A}}", "InvalidNamespace spec.values.global.istioNamespace")]
    [InlineData("meshConfig: {trustDomain: A_}", "InvalidTrustDomain spec.meshConfig.trustDomain")]
    [InlineData("meshConfig: {zzzzz: 1}", "UnknownField spec.meshConfig.zzzzz")]
    [InlineData("values: {meshConfig: {zzzzz: 1}}", "UnknownField spec.values.meshConfig.zzzzz")]
    public void A_mistake_that_resolving_copies_is_reported_once_where_it_was_made(string spec, string expected)
    {
        MeshValidationIssue issue = Validate($"spec:\n  {spec}").Only();
        Assert.Equal(expected, $"{issue.Id} {issue.Path}");
        Assert.Equal("mine.yaml", issue.Origin?.Source);
    }

    [Fact]
    public void A_path_of_an_issue_can_be_asked_for_its_value_and_origin()
    {
        MeshConfig config = Config("spec:\n  components:\n    ingressGateways:\n    - name: a\n      k8s: {service: {ports: [{port: 80}]}, podAnnotations: {x.y/z: 1}}");
        IReadOnlyList<MeshValidationIssue> issues = new ConfigValidator().Validate(config);
        Assert.Equal(["GatewayPortNeedsRoot", "WrongType"], issues.Select(issue => issue.Id));
        Assert.All(issues, issue => Assert.NotNull(config.GetValue(issue.Path)));
        Assert.Equal(issues[1].Origin, config.GetOrigin(issues[1].Path));
    }

    private static IReadOnlyList<MeshValidationIssue> Validate(string yaml) => new ConfigValidator().Validate(Config(yaml));

    private static MeshConfig Config(string yaml) => ShippedProfiles.Config(ConfigReader.ReadText(yaml, "mine.yaml"));
}
