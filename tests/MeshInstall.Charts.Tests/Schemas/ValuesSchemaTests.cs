using System.Text;
using MeshInstall.Charts.GoValues;
using MeshInstall.Charts.Schemas;

namespace MeshInstall.Charts.Tests.Schemas;

/// <summary>What a caller gets who holds values against the schemas of a chart and its subcharts.</summary>
public sealed class ValuesSchemaTests
{
    private const string WantsText = """{"properties":{"a":{"type":"string"}}}""";

    [Fact]
    public void Charts_without_schemas_allow_everything() =>
        ValuesSchema.Require(Chart("top", string.Empty, Chart("sub", string.Empty)), Values("""{"sub":{"a":1}}"""), CancellationToken.None);

    [Fact]
    public void A_chart_and_its_subcharts_are_reported_together_the_chart_first()
    {
        ChartException exception = Assert.Throws<ChartException>(() => ValuesSchema.Require(
            Chart("top", WantsText, Chart("one", WantsText, Chart("deep", WantsText)), Chart("two", WantsText), Chart("none", WantsText)),
            Values("""{"a":1,"one":{"a":2,"deep":{"a":3}},"two":"text"}"""), CancellationToken.None));
        Assert.Equal("ChartValuesInvalid", exception.ErrorId);
        Assert.Equal(
            "values don't meet the specifications of the schema(s) in the following chart(s):\n" +
            "top:\n- at '/a': got number, want string\none:\n- at '/a': got number, want string\ndeep:\n- at '/a': got number, want string\n" +
            "two:\ninvalid type for values: expected object (map), got string\n", exception.Message);
    }

    [Theory]
    [InlineData("{", "line 1, column 2 is no JSON")]
    [InlineData("""{} x""", "is no JSON")]
    [InlineData("""{"type":"strin"}""", "at '/type' it is not the name of a type")]
    [InlineData("""{"pattern":"("}""", "at '/pattern' it is not a regular expression")]
    [InlineData("""{"$ref":"https://example.com/other.json"}""", "other documents are not read")]
    [InlineData("""{"$ref":"other.json"}""", "other documents are not read")]
    [InlineData("""{"$schema":"https://example.com/draft"}""", "other documents are not read")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "leads to '#/$defs/none', where nothing is")]
    [InlineData("""{"$ref":"#none"}""", "the anchor 'none'")]
    public void A_schema_that_is_none_names_the_chart_and_the_reason(string schema, string reason)
    {
        ChartException exception = Assert.Throws<ChartException>(() => ValuesSchema.Require(Chart("top", schema), Values("{}"), CancellationToken.None));
        Assert.Equal("ChartSchemaInvalid", exception.ErrorId);
        Assert.Contains("'top'", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Issues_carry_path_keyword_and_causes()
    {
        SchemaIssue issue = Assert.Single(ValuesSchema.Validate(
            Encoding.UTF8.GetBytes("""{"properties":{"a/b":{"anyOf":[{"type":"string"},{"minimum":5}]}}}"""), Values("""{"a/b":1}"""), "top", CancellationToken.None));
        Assert.Equal(("/a~1b", "anyOf"), (issue.Path, issue.Keyword));
        Assert.Equal(["type", "minimum"], issue.Causes.Select(cause => cause.Keyword));
    }

    [Fact]
    public void Schemas_that_double_at_each_reference_end()
    {
        string parts = string.Join(",", Enumerable.Range(0, 40).Select(i => $$$"""
            "s{{{i}}}":{"allOf":[{"$ref":"#/$defs/s{{{i + 1}}}"},{"$ref":"#/$defs/s{{{i + 1}}}"}]}
            """));
        string schema = "{\"$ref\":\"#/$defs/s0\",\"$defs\":{" + parts + ",\"s40\":{\"minProperties\":0}}}";
        ChartException exception = Assert.Throws<ChartException>(() => ValuesSchema.Require(Chart("top", schema), Values("{}"), CancellationToken.None));
        Assert.Equal("ChartLimitExceeded", exception.ErrorId);
    }

    [Fact]
    public void Patterns_that_backtrack_elsewhere_end()
    {
        GoMap values = new();
        values["a"] = new string('x', 20_000);
        ChartException exception = Assert.Throws<ChartException>(
            () => ValuesSchema.Require(Chart("top", """{"properties":{"a":{"pattern":"(x+x+)+y"}}}"""), values, CancellationToken.None));
        Assert.Equal("ChartValuesInvalid", exception.ErrorId);
    }

    [Fact]
    public void Deep_schemas_and_values_end()
    {
        string deep = string.Concat(Enumerable.Repeat("""{"not":""", 100_000)) + "{}" + new string('}', 100_000);
        string chain = "{\"$ref\":\"#/$defs/s0\",\"$defs\":{" + string.Join(",", Enumerable.Range(0, 20_000).Select(i => $"\"s{i}\":{{\"$ref\":\"#/$defs/s{i + 1}\"}}")) + ",\"s20000\":{}}}";
        GoMap values = new();
        GoMap inner = values;
        for (int i = 0; i < 100_000; i++)
        {
            GoMap next = new();
            inner["a"] = next;
            inner = next;
        }

        Assert.Equal("ChartSchemaInvalid", Assert.Throws<ChartException>(() => ValuesSchema.Require(Chart("top", deep), Values("{}"), CancellationToken.None)).ErrorId);
        Assert.Equal("ChartLimitExceeded", Assert.Throws<ChartException>(() => ValuesSchema.Require(Chart("top", chain), Values("{}"), CancellationToken.None)).ErrorId);
        Assert.Equal("ChartLimitExceeded", Assert.Throws<ChartException>(() => ValuesSchema.Require(
            Chart("top", """{"properties":{"a":{"$ref":"#"}}}"""), values, CancellationToken.None)).ErrorId);
    }

    [Fact]
    public void A_cancelled_validation_ends() => Assert.ThrowsAny<OperationCanceledException>(() => ValuesSchema.Require(
        Chart("top", """{"properties":{"a":{"items":{"type":"number"}}}}"""), Values($$"""{"a":[{{string.Join(',', Enumerable.Range(0, 20_000))}}]}"""), new CancellationToken(canceled: true)));

    private static SchemaScope Chart(string name, string schema, params SchemaScope[] subcharts) => new(name, Encoding.UTF8.GetBytes(schema), subcharts);

    private static GoMap Values(string json) => GoConversion.FromMap((MeshMap)Yaml.YamlReader.ReadSingle(json, "values")!);
}
