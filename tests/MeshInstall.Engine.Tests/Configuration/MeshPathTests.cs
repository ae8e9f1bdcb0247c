using System.Text;
using CsCheck;
using MeshInstall.Engine.Configuration;

namespace MeshInstall.Engine.Tests.Configuration;

public sealed class MeshPathTests
{
    private const string Sample = """
        {"a":{"b":1,"c.d":2,"e/f-g.io/h":3},"list":[{"name":"x","v":1},{"name":"y","v":2,"port":80},{"name":"d.o.t","v":3}],"nested":[[1,2],[3]],"none":null,"text":"t"}
        """;

    [Theory]
    [InlineData("text", "\"t\"")]
    [InlineData("nested.[1]", "[3]")]
    [InlineData("a.b", "1")]
    [InlineData(".a..b.", "1")]
    [InlineData("a.c\\.d", "2")]
    [InlineData("a.e/f-g\\.io/h", "3")]
    [InlineData("list[1].v", "2")]
    [InlineData("list.[1].v", "2")]
    [InlineData("list.[name:x].v", "1")]
    [InlineData("list[name:y].v", "2")]
    [InlineData("list.[name:y]", """{"name":"y","v":2,"port":80}""")]
    [InlineData("list.[port:80].name", "\"y\"")]
    [InlineData("list.[name:d.o.t].v", "3")]
    [InlineData("list.[name:d\\.o\\.t].v", "3")]
    [InlineData("nested[0][1]", "2")]
    [InlineData("nested.[1].[0]", "3")]
    [InlineData("none", "null")]
    public void A_path_finds_what_stands_there(string path, string expected) => Assert.Equal(Json(expected), MeshPath.Parse(path).Find(Json(Sample)));

    [Theory]
    [InlineData("a.x")]
    [InlineData("a.b.c")]
    [InlineData("list[3]")]
    [InlineData("list[-1]")]
    [InlineData("list[]")]
    [InlineData("list.[name:z]")]
    [InlineData("list.name")]
    [InlineData("a[0]")]
    [InlineData("none.x")]
    public void A_path_to_nothing_finds_nothing(string path) => Assert.Null(MeshPath.Parse(path).Find(Json(Sample)));

    [Theory]
    [InlineData("{}", "a", """{"a":9}""")]
    [InlineData("{}", "a.b", """{"a":{"b":9}}""")]
    [InlineData("{}", "a.[0]", """{"a":[9]}""")]
    [InlineData("{}", "a[0]", """{"a":[9]}""")]
    [InlineData("{}", "a.[0].b", """{"a":[{"b":9}]}""")]
    [InlineData("""{"l":[{"id":"x.y"}]}""", "l.[id:x\\.y].v", """{"l":[{"id":"x.y","v":9}]}""")]
    [InlineData("""{"a":{"l":[{"id":"x-y"}]}}""", "a.l.[id:x-y].v", """{"a":{"l":[{"id":"x-y","v":9}]}}""")]
    [InlineData("{}", "a.b.c", """{"a":{"b":{"c":9}}}""")]
    [InlineData("""{"a":{"x":1}}""", "a.b", """{"a":{"x":1,"b":9}}""")]
    [InlineData("""{"a":null}""", "a.b", """{"a":{"b":9}}""")]
    [InlineData("{}", "a[0].b", """{"a":[{"b":9}]}""")]
    [InlineData("""{"a":[1,2]}""", "a[0]", """{"a":[9,2]}""")]
    [InlineData("""{"a":[1,2]}""", "a.[1]", """{"a":[1,9]}""")]
    [InlineData("""{"a":[1,2]}""", "a[2]", """{"a":[1,2,9]}""")]
    [InlineData("""{"a":[1,2]}""", "a[70]", """{"a":[1,2,9]}""")]
    [InlineData("""{"a":[1,2]}""", "a[-1]", """{"a":[1,2,9]}""")]
    [InlineData("""{"a":[1,2]}""", "a[]", """{"a":[1,2,9]}""")]
    [InlineData("""{"a":[{"n":1}]}""", "a[0].b", """{"a":[{"n":1,"b":9}]}""")]
    [InlineData("""{"a":[{"n":"x"},{"n":"y"}]}""", "a.[n:y].b", """{"a":[{"n":"x"},{"n":"y","b":9}]}""")]
    [InlineData("""{"a":[{"n":"x"},{"n":"y"}]}""", "a.[n:y]", """{"a":[{"n":"x"},9]}""")]
    [InlineData("""{"a":[[1],[2]]}""", "a[1][0]", """{"a":[[1],[9]]}""")]
    [InlineData("{}", "a.sidecar\\.istio\\.io/inject", """{"a":{"sidecar.istio.io/inject":9}}""")]
    [InlineData("{}", "a.b\\c", """{"a":{"b\\c":9}}""")]
    [InlineData("{}", "a.x\\[0\\]", """{"a":{"x[0]":9}}""")]
    [InlineData("""{"a":[{"n":"x[0].y"}]}""", "a.[n:x\\[0\\].y].b", """{"a":[{"n":"x[0].y","b":9}]}""")]
    public void Setting_changes_only_what_the_path_names(string before, string path, string after) =>
        Assert.Equal(Json(after), MeshPath.Parse(path).Set(Json(before), new MeshScalar(9)));

    [Fact]
    public void A_selector_that_matches_nothing_names_the_candidates()
    {
        MeshException error = Assert.Throws<MeshException>(() => MeshPath.Parse("list.[name:z].v").Set(Json(Sample), new MeshScalar(1)));
        Assert.Equal("PathNotFound", error.ErrorId);
        Assert.Contains("x, y, d.o.t", error.Message, StringComparison.Ordinal);
        Assert.Contains("[name:z]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_selector_in_a_list_that_is_not_there_is_an_error() => Assert.Equal(
        "PathNotFound", Assert.Throws<MeshException>(() => MeshPath.Parse("a.list.[name:z].v").Set(MeshMap.Empty, new MeshScalar(1))).ErrorId);

    [Theory]
    [InlineData("text.x", "must be a map")]
    [InlineData("text[0]", "must be a list")]
    [InlineData("list.x", "must be a map")]
    [InlineData("a[0]", "must be a list")]
    public void Something_else_in_the_way_is_an_error(string path, string reason)
    {
        MeshException error = Assert.Throws<MeshException>(() => MeshPath.Parse(path).Set(Json(Sample), new MeshScalar(1)));
        Assert.Equal("PathNotFound", error.ErrorId);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a[0")]
    [InlineData("a[x]")]
    [InlineData("a[:x]")]
    [InlineData("a[0]b")]
    public void A_path_that_does_not_parse_is_an_error(string path) =>
        Assert.Equal("PathInvalid", Assert.Throws<MeshException>(() => MeshPath.Parse(path)).ErrorId);

    [Fact]
    public void What_is_set_is_found_again() => Gen.Select(GenPath, Gen.Int).Sample(
        (path, value) => new MeshScalar(value).Equals(path.Find(path.Set(MeshMap.Empty, new MeshScalar(value)))));

    [Fact]
    public void A_written_path_parses_to_itself() => Gen.Select(GenPath, GenKey()).Sample((path, key) =>
    {
        MeshPathSegment selector = new(MeshPathSegmentKind.Selector, "name", key.Name);
        MeshPath whole = MeshPath.Of([.. path.Segments, selector, new MeshPathSegment(MeshPathSegmentKind.Append), .. path.Segments]);
        return MeshPath.Parse(whole.ToString()).Segments.SequenceEqual(whole.Segments);
    });

    [Fact]
    public void Setting_keeps_the_tree_it_started_from()
    {
        MeshNode before = Json(Sample);
        MeshPath.Parse("a.b").Set(before, new MeshScalar("changed"));
        Assert.Equal(Json(Sample), before);
    }

    [Fact]
    public void New_nodes_on_the_way_take_the_origin_of_the_value()
    {
        MeshOrigin origin = new(MeshOriginKind.Parameter, "-Set a.b[0]=1");
        MeshMap tree = (MeshMap)MeshPath.Parse("a.b[0]").Set(MeshMap.Empty, new MeshScalar(1, origin));
        Assert.Equal(origin, tree["a"].Origin);
        Assert.Equal(origin, MeshPath.Parse("a.b").Find(tree)!.Origin);
    }

    private static Gen<MeshPath> GenPath { get; } = Gen.Select(
        GenKey(), Gen.OneOf(GenKey(), Gen.Const(new MeshPathSegment(MeshPathSegmentKind.Index))).List[0, 5],
        (first, rest) => MeshPath.Of([first, .. rest]));

    private static Gen<MeshPathSegment> GenKey() =>
        Gen.String[Gen.Char["abz./[]:-_ "], 1, 6].Select(key => new MeshPathSegment(MeshPathSegmentKind.Key, key));

    private static MeshNode Json(string text) => MeshJson.Parse(Encoding.UTF8.GetBytes(text));
}
