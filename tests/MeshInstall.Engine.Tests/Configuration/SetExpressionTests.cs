using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Tests.Configuration;

public sealed class SetExpressionTests
{
    [Theory]
    [InlineData("a=1", 1L)]
    [InlineData("a=+5", 5L)]
    [InlineData("a=-3", -3L)]
    [InlineData("a=007", 7L)]
    [InlineData("a=1.5", 1.5)]
    [InlineData("a=.5", 0.5)]
    [InlineData("a=1e3", 1000.0)]
    [InlineData("a=99999999999999999999", 1e20)]
    [InlineData("a=0", 0L)]
    [InlineData("a=23456789", 23456789L)]
    [InlineData("a=-23456789", -23456789L)]
    [InlineData("a=2.34567", 2.34567)]
    [InlineData("a=0.00", 0.0)]
    [InlineData("a=-7.65432", -7.65432)]
    [InlineData("a=mesh", "mesh")]
    [InlineData("a=42mesh", "42mesh")]
    [InlineData("a=false", false)]
    [InlineData("a=true", true)]
    [InlineData("a=False", false)]
    [InlineData("a=t", "t")]
    [InlineData("a=F", "F")]
    [InlineData("a=inf", "inf")]
    [InlineData("a=NaN", "NaN")]
    [InlineData("a=Infinity", "Infinity")]
    [InlineData("a=1e999", "1e999")]
    [InlineData("a=0x10", "0x10")]
    [InlineData("a=1_000", "1_000")]
    [InlineData("a=1,000", "1,000")]
    [InlineData("a=", "")]
    [InlineData("a", "")]
    [InlineData(" a = b c ", "b c")]
    [InlineData("a=b=c", "b=c")]
    [InlineData("a=x\\,y", "x,y")]
    [InlineData("a=null", "null")]
    [InlineData("a={x,y}", "{x,y}")]
    [InlineData("tag=1.30", "1.30")]
    [InlineData("tag=2", "2")]
    [InlineData("values.global.tag=1e3", "1e3")]
    [InlineData("compatibilityVersion=1.25", "1.25")]
    [InlineData("values.compatibilityVersion=1.25", "1.25")]
    [InlineData("meshConfig.defaultConfig.proxyMetadata.X=true", "true")]
    [InlineData("values.meshConfig.defaultConfig.proxyMetadata.X=1", "1")]
    public void Values_have_the_type_they_read_as(string text, object expected) => Assert.Equal(expected, SetExpression.Parse(text).Value.Value);

    [Theory]
    [InlineData("values.global.hub=x", "spec.values.global.hub")]
    [InlineData("spec.values.global.hub=x", "spec.values.global.hub")]
    [InlineData("metadata.name=x", "metadata.name")]
    [InlineData("revision=canary", "spec.revision")]
    [InlineData("components.ingressGateways[0].name=x", "spec.components.ingressGateways[0].name")]
    [InlineData("values.pilot.podAnnotations.a\\.b/c=x", "spec.values.pilot.podAnnotations.a\\.b/c")]
    public void Paths_are_taken_from_spec_on(string text, string path) => Assert.Equal(path, SetExpression.Parse(text).ToLayer().Path);

    [Fact]
    public void The_origin_is_the_parameter_with_its_text() =>
        Assert.Equal("-Set hub=x", SetExpression.Parse("hub=x").ToLayer().Content.Origin!.ToString());

    [Theory]
    [InlineData("=x")]
    [InlineData("")]
    [InlineData("a[=x")]
    public void An_expression_without_a_path_is_an_error(string text) =>
        Assert.Equal("PathInvalid", Assert.Throws<MeshException>(() => SetExpression.Parse(text)).ErrorId);
}
