using CsCheck;
using MeshInstall.Engine.Configuration;
using MeshInstall.Engine.Tests.Profiles;

namespace MeshInstall.Engine.Tests.Configuration;

/// <summary>What holds for any configuration: paths, merging, and differences that can be applied again.</summary>
public sealed class TreePropertyTests
{
    private static readonly Gen<string> GenKey = Gen.String[Gen.Char["abcde./-_"], 1, 3];

    private static readonly Gen<MeshNode> GenScalar = Gen.OneOf(
        Gen.Int[0, 9].Select(number => (MeshNode)new MeshScalar(number)), Gen.Bool.Select(value => (MeshNode)new MeshScalar(value)),
        Gen.OneOf("", "x", "a=b", "1.30", "true").Select(text => (MeshNode)new MeshScalar(text)), Gen.Const((MeshNode)MeshScalar.Null));

    private static readonly Gen<MeshMap> GenTree = GenMap(3);

    [Fact]
    public void Every_leaf_can_be_found_by_its_path_and_set_there() => Gen.Select(GenTree, GenScalar).Sample((tree, value) =>
    {
        foreach (MeshPath path in PathsOf(tree, []))
        {
            Assert.NotNull(path.Find(tree));
            MeshNode changed = path.Set(tree, value);
            Assert.Equal(value, path.Find(changed));
            Assert.Equal(tree, path.Set(changed, path.Find(tree)!));
            Assert.Equal(path.Segments, MeshPath.Parse(path.ToString()).Segments);
        }
    });

    [Fact]
    public void An_item_is_found_by_its_name_as_by_its_position() => GenNamed(GenMap(1)).Sample(list =>
    {
        for (int index = 0; index < list.Count; index++)
        {
            MeshPath byName = MeshPath.Parse($"l.[name:{NameOf(list[index])}].v");
            MeshPath byPosition = MeshPath.Parse($"l[{index}].v");
            MeshNode tree = Wrap("l", list);
            Assert.Equal(byPosition.Find(tree), byName.Find(tree));
            Assert.Equal(byPosition.Set(tree, new MeshScalar("new")), byName.Set(tree, new MeshScalar("new")));
        }
    });

    [Fact]
    public void What_is_set_by_an_expression_is_read_from_the_configuration() => Gen.Select(GenKey.Array[1, 4], Gen.Int).Sample((keys, number) =>
    {
        MeshPath path = MeshPath.Of([.. new[] { "spec", "values", "x" }.Concat(keys).Select(key => new MeshPathSegment(MeshPathSegmentKind.Key, key))]);
        MeshConfig config = ShippedProfiles.Config(SetExpression.Parse($"{path}={number}").ToLayer());
        return Equals(config.GetValue(path.ToString()), (long)number);
    });

    [Fact]
    public void An_empty_document_on_top_changes_nothing() => GenTree.Sample(tree =>
    {
        MeshConfig config = Config(tree);
        return config.WithLayers([ConfigReader.ReadText("spec: {}", "empty.yaml")]).Document.Equals(config.Document)
            && config.WithLayers([ConfigReader.ReadText(string.Empty, "nothing.yaml")]).Document.Equals(config.Document);
    });

    [Fact]
    public void The_differences_applied_to_the_old_give_the_new() => Gen.Select(GenTree, GenTree).Sample(
        (before, after) =>
        {
            MeshConfig old = Config(before);
            MeshConfig changed = Config(after);
            MeshNode result = DifferenceApplier.Apply(old.Document, ConfigComparer.Compare(old, changed));
            Assert.Equal(InOrderOfNames(changed.Document), InOrderOfNames(result));
        });

    private static MeshConfig Config(MeshMap tree)
    {
        MeshOrigin origin = new(MeshOriginKind.Document, "mesh.yaml");
        return ShippedProfiles.Config(MeshLayer.OfDocument(Wrap("spec", Wrap("values", Wrap("x", tree))), origin));
    }

    private static MeshMap Wrap(string key, MeshNode inner) => MeshMap.Empty.With(key, inner);

    /// <summary>Lists whose items are known by name, in the order of the names: another order is no difference.</summary>
    private static MeshNode InOrderOfNames(MeshNode node)
    {
        switch (node)
        {
            case MeshMap map:
                MeshMap.Builder builder = new(map.Count);
                foreach (KeyValuePair<string, MeshNode> entry in map)
                {
                    builder[entry.Key] = InOrderOfNames(entry.Value);
                }

                return builder.Build();
            case MeshList list when list.All(item => (item as MeshMap)?.Find("name") is MeshScalar { IsNull: false })
                && list.Select(NameOf).Distinct(StringComparer.Ordinal).Count() == list.Count:
                return new MeshList(list.OrderBy(NameOf, StringComparer.Ordinal).Select(InOrderOfNames));
            case MeshList list:
                return new MeshList(list.Select(InOrderOfNames));
            default:
                return node;
        }
    }

    private static string NameOf(MeshNode item) => ((MeshMap)item)["name"].ToString()!;

    private static IEnumerable<MeshPath> PathsOf(MeshNode node, MeshPathSegment[] above) => node switch
    {
        MeshMap map => map.SelectMany(entry => Below([.. above, new MeshPathSegment(MeshPathSegmentKind.Key, entry.Key)], entry.Value)),
        MeshList list => list.SelectMany((item, index) => Below([.. above, new MeshPathSegment(MeshPathSegmentKind.Index, Position: index)], item)),
        _ => [],
    };

    private static IEnumerable<MeshPath> Below(MeshPathSegment[] segments, MeshNode node) => PathsOf(node, segments).Prepend(MeshPath.Of(segments));

    private static Gen<MeshMap> GenMap(int depth) => Gen.Select(GenKey, GenNode(depth)).List[0, 4].Select(entries =>
    {
        MeshMap.Builder builder = new();
        foreach ((string key, MeshNode node) in entries)
        {
            builder[key] = node;
        }

        return builder.Build();
    });

    private static Gen<MeshNode> GenNode(int depth) => depth == 0
        ? GenScalar
        : Gen.OneOf(
            GenScalar, GenMap(depth - 1).Select(map => (MeshNode)map), GenNode(depth - 1).List[0, 3].Select(items => (MeshNode)new MeshList(items)),
GenNamed(GenMap(depth - 1)).Select(list => (MeshNode)list));

    private static Gen<MeshList> GenNamed(Gen<MeshMap> items) => Gen.Select(Gen.OneOf("p", "q", "r", "s"), items).List[0, 4]
        .Select(picks => new MeshList(picks.DistinctBy(pick => pick.Item1).Select(pick => pick.Item2.With("name", new MeshScalar(pick.Item1)))));
}
