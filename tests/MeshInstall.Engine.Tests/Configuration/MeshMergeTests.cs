using System.Text;
using CsCheck;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Tests.Profiles;

namespace MeshInstall.Engine.Tests.Configuration;

public sealed class MeshMergeTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"b":2}""", """{"a":1,"b":2}""")]
    [InlineData("""{"a":{"x":1,"y":2}}""", """{"a":{"y":3}}""", """{"a":{"x":1,"y":3}}""")]
    [InlineData("""{"a":{"x":1}}""", """{"a":null}""", """{"a":null}""")]
    [InlineData("""{"a":{"x":1}}""", """{"a":5}""", """{"a":5}""")]
    [InlineData("""{"a":5}""", """{"a":{"x":1}}""", """{"a":{"x":1}}""")]
    [InlineData("""{"a":{"x":1}}""", """{"a":{}}""", """{"a":{"x":1}}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[3]}""", """{"a":[3]}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[]}""", """{"a":[]}""")]
    [InlineData("{}", "{}", "{}")]
    [InlineData("""{"a":"low"}""", """{"a":"high"}""", """{"a":"high"}""")]
    [InlineData("""{"a":false}""", """{"a":true}""", """{"a":true}""")]
    [InlineData("""{"a":{"x":true}}""", """{"a":{"x":false}}""", """{"a":{"x":false}}""")]
    [InlineData("""{"a":{"b":{"x":1}}}""", """{"a":{"b":{"y":2}}}""", """{"a":{"b":{"x":1,"y":2}}}""")]
    public void Maps_merge_and_everything_else_is_replaced(string below, string above, string expected) =>
        Assert.Equal(Json(expected), MeshMerge.Merge(Json(below), Json(above)));

    [Theory]
    [InlineData(MeshListStrategy.Append, """[{"name":"x","v":1},{"name":"x","w":2},{"name":"y"}]""")]
    [InlineData(MeshListStrategy.Merge, """[{"name":"x","v":1,"w":2},{"name":"y"}]""")]
    [InlineData(MeshListStrategy.Replace, """[{"name":"x","w":2},{"name":"y"}]""")]
    public void Lists_follow_the_strategy(MeshListStrategy strategy, string expected)
    {
        MeshMap below = Json("""{"l":[{"name":"x","v":1}]}""");
        MeshMap above = Json("""{"l":[{"name":"x","w":2},{"name":"y"}]}""");
        Assert.Equal(Json($$"""{"l":{{expected}}}"""), MeshMerge.Merge(below, above, strategy));
    }

    [Fact]
    public void Items_without_a_name_come_after_when_merging() => Assert.Equal(
        Json("""{"l":[1,{"name":"x"},2,{"v":3}]}"""),
        MeshMerge.Merge(Json("""{"l":[1,{"name":"x"}]}"""), Json("""{"l":[2,{"v":3}]}"""), MeshListStrategy.Merge));

    [Fact]
    public void Lists_inside_merged_items_merge_too() => Assert.Equal(
        Json("""{"l":[{"name":"x","env":[{"name":"A","value":"2"},{"name":"B"}]}]}"""),
        MeshMerge.Merge(
            Json("""{"l":[{"name":"x","env":[{"name":"A","value":"1"},{"name":"B"}]}]}"""),
            Json("""{"l":[{"name":"x","env":[{"name":"A","value":"2"}]}]}"""), MeshListStrategy.Merge));

    [Fact]
    public void Every_leaf_keeps_the_origin_of_the_side_it_came_from()
    {
        MeshOrigin lower = new(MeshOriginKind.Profile, "demo");
        MeshOrigin upper = new(MeshOriginKind.Document, "a.yaml", 1, 1);
        MeshMap merged = MeshMerge.Merge(
            (MeshMap)Json("""{"a":{"x":1,"y":2}}""").WithOriginThroughout(lower), (MeshMap)Json("""{"a":{"y":3}}""").WithOriginThroughout(upper));
        Assert.Equal(lower, merged.FindMap("a")!["x"].Origin);
        Assert.Equal(upper, merged.FindMap("a")!["y"].Origin);
    }

    [Fact]
    public void Merging_maps_whose_names_have_one_shape_each_is_associative() => Gen.Select(GenMap(3), GenMap(3), GenMap(3)).Sample(
        (a, b, c) => MeshMerge.Merge(MeshMerge.Merge(a, b), c).Equals(MeshMerge.Merge(a, MeshMerge.Merge(b, c))));

    [Fact]
    public void Merging_any_maps_is_associative_where_no_map_goes_and_comes_back() => Gen.Select(GenAny(3), GenAny(3), GenAny(3)).Sample((a, b, c) =>
        ComesBack(a, b, c) || MeshMerge.Merge(MeshMerge.Merge(a, b), c).Equals(MeshMerge.Merge(a, MeshMerge.Merge(b, c))));

    // As in istioctl, which merges one document after the other: nobody who reads the last two knows what they took away.
    [Theory]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("[1]")]
    public void What_stands_between_two_maps_takes_the_lower_one_away_only_in_its_turn(string between)
    {
        (MeshMap low, MeshMap middle, MeshMap high) = (Json("""{"a":{"x":1}}"""), Json($$"""{"a":{{between}}}"""), Json("""{"a":{"y":2}}"""));
        Assert.Equal(Json("""{"a":{"y":2}}"""), MeshMerge.Merge(MeshMerge.Merge(low, middle), high));
        Assert.Equal(Json("""{"a":{"x":1,"y":2}}"""), MeshMerge.Merge(low, MeshMerge.Merge(middle, high)));
    }

    [Fact]
    public void Layers_of_any_shape_may_be_added_in_any_portions() => Gen.Select(GenAny(3), GenAny(3), GenAny(3)).Sample((a, b, c) =>
    {
        (MeshLayer first, MeshLayer second, MeshLayer third) = (Layer(a), Layer(b), Layer(c));
        MeshMap whole = ShippedProfiles.Config(first, second, third).Document;
        Assert.Equal(whole, ShippedProfiles.Config(first, second).WithLayers([third]).Document);
        Assert.Equal(whole, ShippedProfiles.Config(first).WithLayers([second, third]).Document);
        Assert.Equal(whole, ShippedProfiles.Config(first).WithLayers([second]).WithLayers([third]).Document);
    });

    [Fact]
    public void Merging_leaves_both_sides_as_they_were()
    {
        (MeshMap below, MeshMap above) = (Json("""{"a":{"x":1}}"""), Json("""{"a":{"x":2,"y":[3]}}"""));
        MeshPath.Parse("a.x").Set(MeshMerge.Merge(below, above), new MeshScalar(9));
        Assert.Equal(Json("""{"a":{"x":1}}"""), below);
        Assert.Equal(Json("""{"a":{"x":2,"y":[3]}}"""), above);
    }

    [Fact]
    public void Nothing_on_top_changes_nothing() => GenMap(3).Sample(
        map => MeshMerge.Merge(map, MeshMap.Empty).Equals(map) && MeshMerge.Merge(MeshMap.Empty, map).Equals(map) && MeshMerge.Merge(map, map).Equals(map));

    private static bool ComesBack(MeshMap low, MeshMap middle, MeshMap high) => low.Any(entry =>
        entry.Value is MeshMap inner && middle.Find(entry.Key) is { } between && high.Find(entry.Key) is MeshMap upper
        && (between is not MeshMap map || ComesBack(inner, map, upper)));

    private static MeshLayer Layer(MeshMap tree) => MeshLayer.OfDocument(
        MeshMap.Empty.With("spec", MeshMap.Empty.With("values", MeshMap.Empty.With("x", tree))), new MeshOrigin(MeshOriginKind.Document, "mesh.yaml"));

    /// <summary>Maps in which a name may have another shape each time.</summary>
    private static Gen<MeshMap> GenAny(int depth) => Gen.Select(Gen.OneOf("a", "b"), Gen.OneOf(
            Gen.Int[0, 3].Select(number => (MeshNode)(number == 0 ? MeshScalar.Null : new MeshScalar(number))),
            Gen.Int[0, 2].Select(length => (MeshNode)new MeshList(Enumerable.Repeat<MeshNode>(new MeshScalar(length), length))),
            depth == 0 ? Gen.Const((MeshNode)MeshMap.Empty) : GenAny(depth - 1).Select(map => (MeshNode)map)))
        .List[0, 3].Select(entries => entries.Aggregate(MeshMap.Empty, (map, entry) => map.With(entry.Item1, entry.Item2)));

    /// <summary>Maps in which a name always has the same shape, as fields of a schema have.</summary>
    private static Gen<MeshMap> GenMap(int depth) => Gen.Select(Gen.OneOf("s1", "s2", "l1", "m1", "m2"), Gen.Int[0, 5], Gen.Int[0, 3]).List[0, 4]
        .SelectMany(picks => depth == 0
            ? Gen.Const(Build(picks, MeshMap.Empty))
            : GenMap(depth - 1).Select(inner => Build(picks, inner)));

    private static MeshMap Build(List<(string Key, int Number, int Length)> picks, MeshMap inner)
    {
        MeshMap.Builder map = new();
        foreach ((string key, int number, int length) in picks)
        {
            map[key] = key[0] switch
            {
                's' => number == 0 ? MeshScalar.Null : new MeshScalar(number),
                'l' => new MeshList(Enumerable.Repeat<MeshNode>(new MeshScalar(number), length)),
                _ => inner,
            };
        }

        return map.Build();
    }

    private static MeshMap Json(string text) => (MeshMap)MeshJson.Parse(Encoding.UTF8.GetBytes(text));
}
