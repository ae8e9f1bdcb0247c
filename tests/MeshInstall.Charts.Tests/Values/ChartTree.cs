using CsCheck;

namespace MeshInstall.Charts.Tests.Values;

/// <summary>A random chart with subcharts, for comparing what becomes of its values.</summary>
internal sealed record ChartTree(string Name, string Version, MeshMap Values, IReadOnlyList<MeshMap> Dependencies, IReadOnlyList<ChartTree> Subcharts)
{
    private const string Template = """
        # {{ .Template.Name }} {{ .Template.BasePath }}
        # {{ toJson .Values }}
        # {{ toJson .Chart }}
        # {{ range $name, $root := .Subcharts }}{{ $name }}={{ toJson $root.Values }} {{ end }}
        """;

    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly string[] Versions = ["1.0.0", "1.2.3", "2.0.0-rc.1"];
    private static readonly Gen<string> Key = OneOf("x", "y", "a", "b", "c", "al", "global", "enabled", "tags", "exports", "t1");

    private static readonly Gen<MeshNode> Scalar = Gen.OneOf<MeshNode>(
        Gen.Const((MeshNode)MeshScalar.Null), Gen.Bool.Select(flag => (MeshNode)new MeshScalar(flag)), Gen.Int[0, 3].Select(number => (MeshNode)new MeshScalar(number)),
        OneOf("s", "", "true").Select(text => (MeshNode)new MeshScalar(text)));

    /// <summary>Values of a user or a chart.</summary>
    public static Gen<MeshMap> Tables { get; } = Table(depth: 3);

    public static Gen<ChartTree> Charts { get; } = Tree(depth: 3);

    public void Write(TemporaryFolder folder, string path)
    {
        MeshMap.Builder chart = new();
        chart.Add("apiVersion", "v2").Add("name", Name).Add("version", Version);
        if (Dependencies.Count > 0)
        {
            chart.Add("dependencies", new MeshList(Dependencies));
        }

        folder.Write($"{path}/Chart.yaml", MeshJson.ToText(chart.Build()));
        folder.Write($"{path}/values.yaml", MeshJson.ToText(Values));
        folder.Write($"{path}/templates/show.yaml", Template);
        for (int i = 0; i < Subcharts.Count; i++)
        {
            Subcharts[i].Write(folder, $"{path}/charts/{Subcharts[i].Name}-{i}");
        }
    }

    private static Gen<ChartTree> Tree(int depth) => Gen.Select(
        OneOf(Names), OneOf(Versions), Tables, depth == 0 ? Gen.Const(Array.Empty<ChartTree>()) : Tree(depth - 1).Array[0, 2],
        // Of two charts with one name helm takes now this one, now that one.
        (name, version, values, subcharts) => (name, version, values, subcharts: subcharts.DistinctBy(subchart => subchart.Name).ToArray()))
        .SelectMany(chart => Entries(chart.subcharts).Select(entries => new ChartTree(
            depth == 3 ? "root" : chart.name, chart.version, chart.values, entries, chart.subcharts)));

    private static Gen<MeshMap[]> Entries(ChartTree[] subcharts) => subcharts.Length == 0
        ? Gen.Const(Array.Empty<MeshMap>())
        : OneOf([.. subcharts.Select(subchart => subchart.Name)]).SelectMany(Entry).Array[0, 3];

    private static Gen<MeshMap> Entry(string name) => Gen.Select(
        OneOf(">=0.0.0-0", ">=0.0.0-0", "*", "^1.0.0", "1.2.3", ""),
        OneOf("", "", "a.enabled", "b.enabled,global.enabled", $"{name}.enabled", "enabled", "x.y,al.enabled", "tags.t1"),
        OneOf("t1", "t1", "x", "y").Array[0, 2],
        OneOf("", "", "al", "b"),
        Import().Array[0, 2],
        (version, condition, tags, alias, imports) =>
        {
            MeshMap.Builder entry = new();
            entry.Add("name", name).Add("version", version).Add("repository", "");
            if (condition.Length > 0)
            {
                entry.Add("condition", condition);
            }

            if (alias.Length > 0)
            {
                entry.Add("alias", alias);
            }

            return entry.Add("tags", MeshNode.FromObject(tags)).Add("import-values", new MeshList(imports)).Build();
        });

    private static Gen<MeshNode> Import() => Gen.OneOf(
        OneOf("x", "y", "a").Select(name => (MeshNode)new MeshScalar(name)),
        Gen.Select(OneOf("x", "y", "global", "exports.x", "a.x"), OneOf(".", "x", "y.z", "global"), (child, parent) =>
            MeshNode.FromObject(new Dictionary<string, object?> { ["child"] = child, ["parent"] = parent })));

    private static Gen<MeshMap> Table(int depth)
    {
        Gen<MeshNode> value = depth == 0 ? Scalar : Gen.Frequency(
            (5, Scalar), (5, Table(depth - 1).Select(map => (MeshNode)map)), (1, Scalar.Array[0, 2].Select(items => (MeshNode)new MeshList(items))));
        return Gen.Select(Key, value, (key, node) => (key, node)).Array[0, 6].Select(entries =>
        {
            MeshMap.Builder map = new();
            foreach ((string key, MeshNode node) in entries)
            {
                map[key] = node;
            }

            return map.Build();
        });
    }

    private static Gen<string> OneOf(params string[] items) => Gen.Int[0, items.Length - 1].Select(index => items[index]);
}
