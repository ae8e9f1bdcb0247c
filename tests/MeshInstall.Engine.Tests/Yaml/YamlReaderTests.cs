using MeshInstall.Charts.Yaml;

namespace MeshInstall.Engine.Tests.Yaml;

public sealed class YamlReaderTests
{
    public static TheoryData<string, object?> PlainScalars => new()
    {
        { "yes", true }, { "on", true }, { "y", true }, { "True", true }, { "no", false }, { "OFF", false }, { "n", false },
        { "yEs", "yEs" }, { "~", null }, { "null", null }, { "", null }, { "Null", null }, { "nULL", "nULL" },
        { "12", 12L }, { "-7", -7L }, { "+7", 7L }, { "0x1F", 31L }, { "0o17", 15L }, { "010", 8L }, { "0b101", 5L }, { "1_000", 1000L }, { ".5_1", 0.51 }, { ".5_", ".5_" }, { "0b-101", -5L },
        { "08", 8.0 }, { "1e3", 1000.0 }, { ".5", 0.5 }, { "5.", 5.0 }, { "._5", "._5" }, { "-1.5e-2", -0.015 },
        { "9223372036854775807", long.MaxValue }, { "-9223372036854775808", long.MinValue }, { "18446744073709551615", 18446744073709551615.0 },
        { ".inf", double.PositiveInfinity }, { "-.Inf", double.NegativeInfinity }, { ".NaN", double.NaN }, { "inf", "inf" }, { "nan", "nan" },
        { "1.30.3", "1.30.3" }, { "12:30", "12:30" }, { "2024-01-02", "2024-01-02" }, { "-", "-" }, { "0x", "0x" }, { "t", "t" },
        { "'12'", "12" }, { "\"yes\"", "yes" }, { "!!str 12", "12" }, { "!!int '12'", 12L }, { "!!float 3", 3.0 }, { "!custom 3", "3" },
        { "!!binary aGk=", "hi" }, { "|\n  a\n  b\n", "a\nb\n" }, { ">-\n  a\n  b\n", "a b" },
    };

    [Theory]
    [MemberData(nameof(PlainScalars))]
    public void Plain_scalars_have_the_types_that_kubectl_gives_them(string text, object? expected)
    {
        if (text == "-")
        {
            text = "\"-\"";
        }

        MeshMap map = Assert.IsType<MeshMap>(YamlReader.ReadSingle($"key: {text}", "a.yaml"));
        Assert.Equal(expected, map["key"].ToObject());
    }

    [Fact]
    public void Keys_that_are_not_strings_become_strings()
    {
        MeshMap map = Read("1: a\non: b\n2.5: c\n!!str 7: d\n");
        Assert.Equal(["1", "true", "2.5", "7"], map.Keys);
    }

    [Theory]
    [InlineData("{a: 1}: x")]
    [InlineData("[1]: x")]
    [InlineData("~: x")]
    public void A_key_that_is_no_scalar_is_an_error(string text) => AssertError("YamlInvalid", "a.yaml:1:1", text);

    [Fact]
    public void Every_node_knows_its_line_and_column()
    {
        MeshMap map = Read("# first\nspec:\n  list:\n  - name: x\n    on: {a: 1}\n");
        MeshMap item = Assert.IsType<MeshMap>(map.FindMap("spec")!.FindList("list")![0]);
        Assert.Equal("a.yaml:4:11", item["name"].Origin!.ToString());
        Assert.Equal("a.yaml:5:13", item.FindMap("true")!["a"].Origin!.ToString());
        Assert.Equal("a.yaml:4:5", item.Origin!.ToString());
        Assert.Equal(MeshOriginKind.Document, item.Origin.Kind);
    }

    [Fact]
    public void A_profile_names_itself_in_origins()
    {
        MeshNode node = YamlReader.ReadSingle("a: 1", "demo", new YamlReaderOptions { OriginKind = MeshOriginKind.Profile })!;
        Assert.Equal("profile demo:1:4", ((MeshMap)node)["a"].Origin!.ToString());
    }

    [Fact]
    public void An_alias_is_the_node_it_points_to()
    {
        MeshMap map = Read("a: &x {b: [1, 2]}\nc: *x\nd: &x 5\ne: *x\n");
        Assert.Same(map["a"], map["c"]);
        Assert.Equal(5L, map["e"].ToObject());
    }

    [Theory]
    [InlineData("{<<: {k: 2, z: 3}, k: 1}", """{"k":1,"z":3}""")]
    [InlineData("{k: 1, <<: {k: 2, z: 3}}", """{"k":2,"z":3}""")]
    [InlineData("{<<: [{k: 8}, {k: 9, z: 1}]}", """{"k":8,"z":1}""")]
    public void Merge_keys_act_where_they_stand_as_in_helm(string text, string expected) =>
        Assert.Equal(MeshJson.Parse(System.Text.Encoding.UTF8.GetBytes(expected)), Read(text));

    [Fact]
    public void A_quoted_merge_key_is_an_ordinary_key() => Assert.Equal(1L, Read("\"<<\": 1")["<<"].ToObject());

    [Fact]
    public void Merging_something_else_than_maps_is_an_error() => AssertError("YamlInvalid", "a.yaml:1:1", "<<: 5");

    [Fact]
    public void A_key_that_stands_twice_names_both_lines()
    {
        MeshException error = AssertError("YamlDuplicateKey", "a.yaml:3:1", "a: 1\nb: 2\na: 3\n");
        Assert.Contains("line 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_of_two_equal_keys_wins_where_that_is_allowed()
    {
        MeshNode? node = YamlReader.ReadSingle("a: 1\na: 3\n", "a.yaml", new YamlReaderOptions { DuplicateKeysAreErrors = false });
        Assert.Equal(3L, ((MeshMap)node!)["a"].ToObject());
    }

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n", "a.yaml:2")]
    [InlineData("a: \"x\n", "a.yaml:")]
    [InlineData("a: b: c\n", "a.yaml:1:")]
    [InlineData("a: *nothing\n", "a.yaml:1:4")]
    [InlineData("a: &x [*x]\n", "a.yaml:1:8")]
    [InlineData("a: !!int twelve\n", "a.yaml:1:4")]
    [InlineData("a: 1\nb: \0\n", "a.yaml:2:4")]
    [InlineData("a: 1\nb: \u0007\n", "a.yaml:2:4")]
    public void Text_that_does_not_parse_is_an_error_with_its_place(string text, string place) => AssertError("YamlInvalid", place, text);

    [Theory]
    [InlineData("spec:\n  hub: x\n tag: y\n", "a.yaml:3:2", "indentation")]
    [InlineData("spec:\n  hub: x\n   tag: y\n", "a.yaml:3:7", "indentation")]
    [InlineData("a: @x\n", "a.yaml:1:4", "in quotes")]
    [InlineData("a: *x\n", "a.yaml:1:4", "in quotes")]
    [InlineData("a: 'x\n", "a.yaml:1:4", "Close the quote")]
    [InlineData("a: {b: c\nd: e\n", "a.yaml:", "bracket")]
    public void The_next_step_fits_the_mistake(string text, string place, string advice) =>
        Assert.Contains(advice, AssertError("YamlInvalid", place, text).RecommendedAction, StringComparison.Ordinal);

    [Fact]
    public void Indenting_with_a_tab_is_said_in_plain_words()
    {
        MeshException error = AssertError("YamlInvalid", "a.yaml:2:", "a:\n\tb: 1\n");
        Assert.Contains("tab", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped() => Assert.Equal("a.yaml:1:4", Read("\uFEFFa: 1")["a"].Origin!.ToString());

    [Fact]
    public void Bytes_that_are_not_UTF8_are_an_error_with_their_place()
    {
        MeshException error = Assert.Throws<MeshException>(() => YamlText.Decode([.. "a: 1\nb: "u8, 0xC3, 0x28], "a.yaml"));
        Assert.Equal("YamlInvalid", error.ErrorId);
        Assert.StartsWith("a.yaml:2:4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UTF16_with_a_byte_order_mark_is_read() => Assert.Equal("a: 1", YamlText.Decode([0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("a: 1")], "a"));

    [Fact]
    public void A_tree_of_aliases_is_refused_before_it_grows()
    {
        string text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 30).Select(level => $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 9))}]\n"));
        AssertError("YamlAliasBomb", "a.yaml:6:", text);
    }

    [Fact]
    public void Nesting_through_aliases_counts_as_depth()
    {
        string text = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 120).Select(level => $"a{level}: &a{level} [*a{level - 1}]\n"));
        AssertError("YamlTooDeep", "a.yaml:100:", text);
    }

    [Fact]
    public void Deep_nesting_is_refused() => AssertError("YamlTooDeep", "a.yaml:1:101", new string('[', 100_000));

    [Fact]
    public void Long_text_is_refused() => Assert.Equal("YamlTooLarge", Assert.Throws<MeshException>(
        () => YamlReader.ReadAll("a: 12345", "a.yaml", new YamlReaderOptions { MaxCharacters = 5 })).ErrorId);

    [Fact]
    public void Many_nodes_are_refused() => Assert.Equal("YamlTooLarge", Assert.Throws<MeshException>(
        () => YamlReader.ReadAll("[1, 2, 3, 4, 5]", "a.yaml", new YamlReaderOptions { MaxNodes = 5 })).ErrorId);

    [Fact]
    public void Documents_are_read_in_order()
    {
        IReadOnlyList<MeshNode> documents = YamlReader.ReadAll("a: 1\n---\n# nothing\n---\nb: 2\n...\n", "a.yaml");
        Assert.Equal(3, documents.Count);
        Assert.True(documents[1].IsNull);
        Assert.Equal("a.yaml:5:1", documents[2].Origin!.ToString());
    }

    [Fact]
    public void A_text_of_comments_has_no_document() => Assert.Empty(YamlReader.ReadAll("# nothing\n", "a.yaml"));

    [Fact]
    public void A_second_document_is_an_error_where_one_is_asked_for() =>
        AssertError("YamlSeveralDocuments", "a.yaml:3:1", "a: 1\n---\nb: 2\n");

    private static MeshMap Read(string text) => Assert.IsType<MeshMap>(YamlReader.ReadSingle(text, "a.yaml"));

    private static MeshException AssertError(string id, string place, string text)
    {
        MeshException error = Assert.Throws<MeshException>(() => YamlReader.ReadSingle(text, "a.yaml"));
        Assert.Equal(id, error.ErrorId);
        Assert.StartsWith(place, error.Message, StringComparison.Ordinal);
        return error;
    }
}
