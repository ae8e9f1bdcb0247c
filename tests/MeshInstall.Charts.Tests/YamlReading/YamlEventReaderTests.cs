using MeshInstall.Charts.Yaml.Scanning;

namespace MeshInstall.Charts.Tests.YamlReading;

public sealed class YamlEventReaderTests
{
    [Theory]
    [InlineData("", "+STR @1:1", "-STR @1:1")]
    [InlineData("# only a comment\n", "+STR @1:1", "-STR @2:1")]
    [InlineData("--- x\n...\n", "+STR @1:1", "+DOC --- @1:1", "=VAL :x @1:5", "-DOC ... @2:1", "-STR @3:1")]
    [InlineData("a", "+STR @1:1", "+DOC @1:1", "=VAL :a @1:1", "-DOC @2:1", "-STR @2:1")]
    public void Streams_and_documents_begin_and_end(string text, params string[] events) => Assert.Equal(events, YamlEventText.Read(text));

    [Theory]
    [InlineData("a: b", "+MAP @1:1", "=VAL :a @1:1", "=VAL :b @1:4", "-MAP @2:1")]
    [InlineData("a:\n- b\n-\n", "+MAP @1:1", "=VAL :a @1:1", "+SEQ @2:1", "=VAL :b @2:3", "=VAL : @3:2", "-SEQ @4:1", "-MAP @4:1")]
    [InlineData("- - a\n  - b", "+SEQ @1:1", "+SEQ @1:3", "=VAL :a @1:5", "=VAL :b @2:5", "-SEQ @3:1", "-SEQ @3:1")]
    [InlineData("? a\n: b\n? c", "+MAP @1:1", "=VAL :a @1:3", "=VAL :b @2:3", "=VAL :c @3:3", "=VAL : @4:1", "-MAP @4:1")]
    [InlineData("[a, b: c, {d}]", "+SEQ [] @1:1", "=VAL :a @1:2", "+MAP {} @1:5", "=VAL :b @1:5", "=VAL :c @1:8", "-MAP @1:9", "+MAP {} @1:11", "=VAL :d @1:12", "=VAL : @1:13", "-MAP @1:13", "-SEQ @1:14")]
    [InlineData("&x !!str a: *x", "+MAP @1:1", "=VAL &x <tag:yaml.org,2002:str> :a @1:1", "=ALI *x @1:13", "-MAP @2:1")]
    [InlineData("- &x\n- !t", "+SEQ @1:1", "=VAL &x : @1:3", "=VAL <!t> : @2:3", "-SEQ @3:1")]
    [InlineData("'a''b': \"c\\td\"", "+MAP @1:1", "=VAL 'a'b @1:1", "=VAL \"c\td @1:9", "-MAP @2:1")]
    [InlineData("- |\n \n a\n- >-\n b\n c\n", "+SEQ @1:1", "=VAL |\\na\\n @1:3", "=VAL >b c @4:3", "-SEQ @7:1")]
    [InlineData("a\n  b\n\n  c", "=VAL :a b\\nc @1:1")]
    [InlineData("é😀: x", "+MAP @1:1", "=VAL :é😀 @1:1", "=VAL :x @1:5", "-MAP @2:1")]
    [InlineData("a: 1\r\nb: 2\rc: 3\u0085d: 4\u2028e: 5", "+MAP @1:1", "=VAL :a @1:1", "=VAL :1 @1:4", "=VAL :b @2:1", "=VAL :2 @2:4", "=VAL :c @3:1", "=VAL :3 @3:4",
        "=VAL :d @4:1", "=VAL :4 @4:4", "=VAL :e @5:1", "=VAL :5 @5:4", "-MAP @6:1")]
    [InlineData("\uFEFFa: b", "+MAP @1:1", "=VAL :a @1:1", "=VAL :b @1:4", "-MAP @2:1")]
    public void A_document_has_its_events_at_their_places(string text, params string[] events) => Assert.Equal(events, YamlEventText.Read(text).Skip(2).SkipLast(2));

    [Fact]
    public void A_tag_handle_counts_in_its_document_only()
    {
        IReadOnlyList<string> events = YamlEventText.Read("%YAML 1.1\n%TAG !e! tag:example,\n---\n!e!a%21 x\n...\n--- !<v> y\n");
        Assert.Contains("=VAL <tag:example,a!> :x @4:1", events);
        Assert.Contains("=VAL <v> :y @6:5", events);
        YamlSyntaxException error = Assert.Throws<YamlSyntaxException>(() => YamlEventText.Read("%TAG !e! x\n--- !e!a b\n--- !e!a b\n"));
        Assert.Equal("line 2: found undefined tag handle", error.GoMessage);
    }

    [Theory]
    [InlineData("a: b: c", 1, 5, "mapping values are not allowed in this context")]
    [InlineData("a: b\n c\n  d: e", 3, 4, "line 3: mapping values are not allowed in this context")]
    [InlineData("x: 'a\n\n", 3, 1, "line 3: found unexpected end of stream")]
    [InlineData("a:\n  - b\n c", 3, 2, "line 2: did not find expected key")]
    [InlineData("a: [\n b\n c: d", 3, 3, "line 2: did not find expected ',' or ']'")]
    [InlineData("a: 1\nb\nc: 2", 3, 1, "line 3: could not find expected ':'")]
    [InlineData("a: b\n\tc: d", 2, 1, "line 2: found a tab character that violates indentation")]
    public void An_error_has_its_place_and_the_words_of_Go(string text, int line, int column, string message)
    {
        YamlSyntaxException error = Assert.Throws<YamlSyntaxException>(() => YamlEventText.Read(text));
        Assert.Equal(message, error.GoMessage);
        Assert.Equal((line, column), (error.Place.Line + 1, error.Place.Column + 1));
    }

    [Theory]
    [InlineData("\"a\\/b\"", "a/b")]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    public void Documents_of_users_may_have_the_escapes_of_JSON_that_Go_refuses(string text, string value)
    {
        Assert.Equal(value, MeshInstall.Charts.Yaml.YamlReader.ReadSingle(text, "a.json")!.ToObject());
        Assert.Throws<YamlSyntaxException>(() => YamlEventText.Read(text));
    }

    [Theory]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"\\ud83d\\u0041\"")]
    [InlineData("\"\\ude00\\ud83d\"")]
    public void Half_a_pair_of_surrogates_is_an_error(string text) =>
        Assert.Throws<MeshException>(() => MeshInstall.Charts.Yaml.YamlReader.ReadSingle(text, "a.json"));

    [Fact]
    public void Nesting_of_brackets_ends_at_the_bound_and_not_at_the_stack()
    {
        YamlSyntaxException error = Assert.Throws<YamlSyntaxException>(() => YamlEventText.Read(new string('[', 200_000)));
        Assert.Equal("exceeded max depth of 10000", error.GoMessage);
    }

    [Fact]
    public void Nesting_of_blocks_ends_at_the_bound_and_not_at_the_stack()
    {
        string text = string.Concat(Enumerable.Repeat("- ", 20_000));
        Assert.Equal("exceeded max depth of 10000", Assert.Throws<YamlSyntaxException>(() => YamlEventText.Read(text)).GoMessage);
    }

    [Theory]
    [InlineData(1_023, true)]
    [InlineData(1_024, true)]
    [InlineData(1_025, false)]
    public void A_key_without_a_sign_has_at_most_1024_characters(int length, bool isKey)
    {
        string text = new string('k', length) + ": v";
        Assert.Equal(isKey, Record.Exception(() => YamlEventText.Read(text)) is null);
    }

    [Fact]
    public void A_long_list_is_read_in_one_pass()
    {
        string text = "[" + string.Concat(Enumerable.Repeat("{a: b},", 200_000)) + "]";
        Assert.Equal(800_000 + 6, YamlEventText.Read(text).Count);
    }
}
