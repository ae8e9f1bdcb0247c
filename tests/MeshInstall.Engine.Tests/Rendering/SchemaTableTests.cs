using MeshInstall.Engine.Rendering.Templates.Schemas;

namespace MeshInstall.Engine.Tests.Rendering;

public sealed class SchemaTableTests
{
    [Theory]
    [InlineData("string", """{"type":"string"}""")]
    [InlineData("uint32", """{"maximum":4294967295,"minimum":0,"type":"integer"}""")]
    [InlineData("int32 range=0.. nullable", """{"format":"int32","minimum":0,"nullable":true,"type":"integer"}""")]
    [InlineData("string length=1..63 enum=A|B", """{"enum":["A","B"],"maxLength":63,"minLength":1,"type":"string"}""")]
    [InlineData("any", """{"type":"object","x-kubernetes-preserve-unknown-fields":true}""")]
    [InlineData("int-or-string", """{"anyOf":[{"type":"integer"},{"type":"string"}],"x-kubernetes-int-or-string":true}""")]
    [InlineData("list items=..4 of map of boolean", """{"items":{"additionalProperties":{"type":"boolean"},"type":"object"},"maxItems":4,"type":"array"}""")]
    [InlineData("list of Pair", """{"items":{"properties":{"a":{"type":"string"}},"required":["a"],"type":"object"},"type":"array"}""")]
    [InlineData("string pattern=lower check=short", """{"pattern":"^[a-z: ]*$","type":"string","x-kubernetes-validations":[{"message":"too long: shorten it","rule":"self.size() < 9 ?\ntrue : false"}]}""")]
    public void A_type_becomes_a_schema(string type, string schema) => Assert.Equal(
        schema,
        SchemaTable.Of($"""
            # A comment.
            pattern lower: ^[a-z: ]*$
            check short: too long: shorten it
              self.size() < 9 ?
              true : false
            shape Pair: object
              a!: string

            kind Thing: {type}
            """).SchemaOf("Thing"));

    [Fact]
    public void Fields_stand_below_the_innermost_type_and_choices_and_checks_beside_them() => Assert.Equal(
        """{"items":{"oneOf":[{"not":{"anyOf":[{"required":["a"]},{"required":["b"]}]}},{"required":["a"]},{"required":["b"]}],"properties":{"a":{"type":"string"},"b":{"type":"string"}},"type":"object","x-kubernetes-validations":[{"message":"no","rule":"false"}]},"type":"array"}""",
        SchemaTable.Of("check never: no\n  false\nkind X: list of object\n  a: string\n  b: string\n  at most one: a b\n  check: never\n").SchemaOf("X"));

    [Theory]
    [InlineData("kind X: strin", "Line 1", "no type 'strin'")]
    [InlineData("kind X: string length=3", "Line 1", "no range")]
    [InlineData("kind X: string length=a..", "Line 1", "no number")]
    [InlineData("kind X: string odd=1", "Line 1", "'odd=1'")]
    [InlineData("kind X: list", "Line 1", "is missing")]
    [InlineData("kind X: string of string", "Line 1", "holds nothing")]
    [InlineData("kind X: string\n  a: string", "Line 1", "no fields")]
    [InlineData("kind X: object\n    a: string", "Line 2", "too deep")]
    [InlineData("kind X: Other", "Line 1", "no 'shape Other'")]
    [InlineData("kind X: string check=none", "Line 1", "no 'check none'")]
    [InlineData("kind X: A\nshape A: list of A", "Line 2", "holds itself")]
    [InlineData("kind X: object\nkind X: object", "Line 2", "before")]
    [InlineData("kind Y: object", "Line 0", "no 'kind X'")]
    public void A_line_that_cannot_be_read_is_named(string table, string line, string what)
    {
        MeshException error = Assert.Throws<MeshException>(() => SchemaTable.Of(table).SchemaOf("X"));
        Assert.Equal("TemplateFailed", error.ErrorId);
        Assert.Contains(line, error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }
}
