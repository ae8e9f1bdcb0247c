using CsCheck;
using MeshInstall.Engine.Releases;
using MeshInstall.Engine.Tests.Profiles;

namespace MeshInstall.Engine.Tests.Releases;

public sealed class RecordPropertyTests
{
    private static readonly Gen<string> GenText = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 8], Gen.OneOf("$number", "$map", "1", "1.0", "NaN", "true", "null", "\u00e9\n\t\"\\", "\ud83d\ude00", "\0"));

    private static readonly Gen<MeshOrigin?> GenOrigin = Gen.OneOf(
        Gen.Const((MeshOrigin?)null),
        Gen.Select(Gen.Enum<MeshOriginKind>(), GenText, Gen.Int[0, 99], Gen.Int[0, 99]).Select((kind, source, line, column) => (MeshOrigin?)new MeshOrigin(kind, source, line, column)));

    private static readonly Gen<MeshNode> GenScalar = Gen.OneOf(
        Gen.Long.Select(value => (MeshNode)new MeshScalar(value)),
        Gen.Int[-3, 3].Select(value => (MeshNode)new MeshScalar((double)value)),
        Gen.Double.Select(value => (MeshNode)new MeshScalar(value)),
        Gen.OneOf(-0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, 1e15, 1e16, 1e21, 9007199254740993d, 0.1)
            .Select(value => (MeshNode)new MeshScalar(value)),
        Gen.Bool.Select(value => (MeshNode)new MeshScalar(value)),
        GenText.Select(value => (MeshNode)new MeshScalar(value)),
        Gen.Const((MeshNode)MeshScalar.Null));

    private static readonly Gen<MeshMap> GenTree = GenMap(3);

    [Fact]
    public void Trees_survive_with_the_kinds_of_their_numbers() =>
        GenTree.Sample(tree => AssertSame(tree, Stored(RecordedTree.Encode(tree), RecordedTree.Decode), withOrigins: false));

    [Fact]
    public void Manifests_survive() => Gen.Select(GenText.Array[9], GenText.Array[0, 3], GenTree, GenTree.Array[0, 3]).Sample((texts, lists, values, bodies) =>
    {
        MeshManifest manifest = new()
        {
            Component = texts[0],
            Name = texts[1],
            Namespace = texts[2],
            Revision = texts[3],
            Owner = texts[4],
            Version = texts[5],
            Chart = texts[6],
            DependsOn = lists,
            Warnings = [.. lists.Reverse()],
            Values = values,
            Resources = [.. bodies.Select(body => new MeshResource(Named(body)))],
        };
        MeshManifest read = RecordedManifest.Decode((MeshMap)MeshJson.Parse(System.Text.Encoding.UTF8.GetBytes(MeshJson.ToText(RecordedManifest.Encode(manifest)))));

        Assert.Equal(
            (manifest.Component, manifest.Name, manifest.Namespace, manifest.Revision, manifest.Owner, manifest.Version, manifest.Chart),
            (read.Component, read.Name, read.Namespace, read.Revision, read.Owner, read.Version, read.Chart));
        Assert.Equal(manifest.DependsOn, read.DependsOn);
        Assert.Equal(manifest.Warnings, read.Warnings);
        AssertSame(manifest.Values, read.Values, withOrigins: false);
        Assert.Equal(manifest.Resources.Count, read.Resources.Count);
        Assert.All(manifest.Resources.Zip(read.Resources), pair => AssertSame(pair.First.Body, pair.Second.Body, withOrigins: false));
    });

    [Fact]
    public void Layers_survive_with_the_place_of_every_value() => Gen.Select(GenTree, GenTree, GenScalar, Gen.Enum<MeshListStrategy>()).Sample((first, second, value, lists) =>
    {
        MeshOrigin file = new(MeshOriginKind.Document, "prod.yaml", 1, 1);
        MeshConfig config = ShippedProfiles.Config(
            MeshLayer.OfDocument(Wrapped(first), file), MeshLayer.OfDocument(Wrapped(second), file, lists),
            MeshLayer.OfValue("spec.values.y", value, new MeshOrigin(MeshOriginKind.Parameter, "-Set values.y")));
        MeshConfig read = RecordedConfig.Decode(
            (MeshMap)MeshJson.Parse(System.Text.Encoding.UTF8.GetBytes(MeshJson.ToText(RecordedConfig.Encode(config)))), profiles: null);

        AssertSame(config.Document, read.Document, withOrigins: true);
        Assert.Equal(
            config.ExpandLayers().Select(layer => (layer.Path, layer.Origin, layer.ListStrategy)), read.Layers.Select(layer => (layer.Path, layer.Origin, layer.ListStrategy)));
        Assert.All(config.ExpandLayers().Zip(read.Layers), pair => AssertSame(pair.First.Content, pair.Second.Content, withOrigins: true));
    });

    [Theory]
    [InlineData("default")]
    [InlineData("demo")]
    [InlineData("ambient")]
    public void A_recorded_configuration_resolves_and_changes_without_the_files_of_its_profile(string profile)
    {
        MeshConfig config = ShippedProfiles.Config(MeshLayer.OfDocument(
            new MeshMap.Builder().Add("spec", new MeshMap.Builder().Add("profile", profile).Build()).Build(), new MeshOrigin(MeshOriginKind.Document, "prod.yaml")));
        MeshConfig read = RecordedConfig.Decode(RecordedConfig.Encode(config), profiles: null);
        MeshLayer setting = MeshLayer.OfValue("spec.hub", new MeshScalar("registry.test/istio"), new MeshOrigin(MeshOriginKind.Parameter, "-Set hub"));

        Assert.Equal(config.Document, read.Document);
        Assert.Equal(profile, read.Profile);
        Assert.Equal(config.WithLayers([setting]).Document, read.WithLayers([setting]).Document);
    }

    private static MeshMap Wrapped(MeshMap tree) =>
        new MeshMap.Builder().Add("spec", new MeshMap.Builder().Add("values", new MeshMap.Builder().Add("x", tree).Build()).Build()).Build();

    private static MeshMap Named(MeshMap body) => new MeshMap.Builder(body)
        .Add("apiVersion", "v1").Add("kind", "ConfigMap").Add("metadata", new MeshMap.Builder().Add("name", "x").Build()).Build();

    private static MeshNode Stored(MeshNode node, Func<MeshNode, MeshNode> decode) => decode(MeshJson.Parse(System.Text.Encoding.UTF8.GetBytes(MeshJson.ToText(node))));

    private static void AssertSame(MeshNode expected, MeshNode actual, bool withOrigins)
    {
        Assert.Equal(expected.Kind, actual.Kind);
        if (withOrigins)
        {
            Assert.Equal(expected.Origin, actual.Origin);
        }

        switch (expected)
        {
            case MeshMap map:
                Assert.Equal(map.Keys, ((MeshMap)actual).Keys);
                Assert.All(map.Values.Zip(((MeshMap)actual).Values), pair => AssertSame(pair.First, pair.Second, withOrigins));
                break;
            case MeshList list:
                Assert.Equal(list.Count, ((MeshList)actual).Count);
                Assert.All(list.Zip((MeshList)actual), pair => AssertSame(pair.First, pair.Second, withOrigins));
                break;
            case MeshScalar { Value: double number }:
                Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits((double)((MeshScalar)actual).Value!));
                break;
            default:
                Assert.Equal(((MeshScalar)expected).Value, ((MeshScalar)actual).Value);
                break;
        }
    }

    private static Gen<MeshMap> GenMap(int depth) => Gen.Select(Gen.Select(GenText, GenNode(depth)).List[0, 4], GenOrigin).Select((entries, origin) =>
    {
        MeshMap.Builder builder = new();
        foreach ((string key, MeshNode node) in entries)
        {
            builder[key] = node;
        }

        return builder.Build(origin);
    });

    private static Gen<MeshNode> GenNode(int depth)
    {
        Gen<MeshNode> scalar = Gen.Select(GenScalar, GenOrigin).Select((node, origin) => node.IsNull ? MeshScalar.NullValue(origin) : node.WithOrigin(origin));
        return depth == 0 ? scalar : Gen.OneOf(
            scalar,
            GenMap(depth - 1).Select(map => (MeshNode)map),
            Gen.Select(GenNode(depth - 1).List[0, 3], GenOrigin).Select((items, origin) => (MeshNode)new MeshList(items, origin)));
    }
}
