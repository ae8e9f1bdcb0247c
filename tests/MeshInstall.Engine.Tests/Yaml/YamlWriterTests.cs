using CsCheck;
using MeshInstall.Charts.Yaml;

namespace MeshInstall.Engine.Tests.Yaml;

public sealed class YamlWriterTests
{
    private static readonly string[] NastyTexts =
    [
        "", " ", "yes", "y", "Off", "null", "~", "1", "1.5", "1e3", "0x1f", "0o7", "010", "1_0", "12:30:45", "2024-01-02", ".inf", "<<", "=", "-", "--", "---",
        "--- a", "...", "-a", "- a", "?", "? a", "a: b", "a:", ":a", "a #b", "#a", "a ", " a", "a\n", "a\nb", "a\n\nb\n\n", "\na", " a\nb", "a\n b\n", "a\n \nb", "\ta\nb", "a\tb",
        "\n", "\n\n", "a\r\nb", "a\u0085b", "a\u2028b", "\uFEFFa", "\0", "\u001b[0m", "'", "\"", "a'b", "a\"b", "'\"\\", "\\n", "%a", "@a", "`a", "&a", "*a", "!a", "|", ">", "{a}",
        "[a]", "a, b", "été", "😀", "a😀\nb", "{{ .Values.x }}", "key: {{ a }}\nother: |\n  b\n", "a\n---\nb\n", "a\n# b", "true\n", "x\n\t y\n",
    ];

    private static readonly Gen<string> GenText = Gen.OneOf(
        Gen.OneOf(NastyTexts.Select(Gen.Const).ToArray()),
        Gen.String[Gen.Char[" \n\t:#-?'\"\\{}[],&*!|>%@`~=<ab1.0_x\r\u0085\u00e9\u2028"], 0, 12],
        Gen.String.AlphaNumeric);

    private static readonly Gen<MeshNode> GenScalar = Gen.OneOf(
        GenText.Select(text => (MeshNode)new MeshScalar(text)),
        Gen.Long.Select(integer => (MeshNode)new MeshScalar(integer)),
        Gen.Double.Select(number => (MeshNode)new MeshScalar(number)),
        Gen.Bool.Select(flag => (MeshNode)new MeshScalar(flag)),
        Gen.Const((MeshNode)MeshScalar.Null));

    private static readonly Gen<MeshNode> GenTree = Gen.Recursive<MeshNode>((depth, self) => depth > 4
        ? GenScalar
        : Gen.Frequency(
            (2, GenScalar),
            (2, self.List[0, 4].Select(items => (MeshNode)new MeshList(items))),
            (3, Gen.Select(GenText, self).List[0, 4].Select(entries => (MeshNode)ToMap(entries)))));

    [Fact]
    public void Whatever_is_written_reads_back_equal() => GenTree.Sample(
        tree => ReadBack(YamlWriter.ToText(tree)).Equals(tree), iter: 5_000, print: tree => tree + "\n" + YamlWriter.ToText(tree));

    [Fact]
    public void Whatever_is_written_is_written_the_same_again() => GenTree.Sample(
        tree => YamlWriter.ToText(ReadBack(YamlWriter.ToText(tree))) == YamlWriter.ToText(tree), iter: 1_000, print: tree => YamlWriter.ToText(tree));

    [Fact]
    public void Random_text_reads_or_fails_with_an_error_of_ours() =>
        Gen.String[Gen.Char[" \n\t:#-?'\"\\{}[],&*!|>%@`~=<ab10.\r"], 0, 40].Sample(
            text =>
            {
                try
                {
                    YamlReader.ReadAll(text, "random");
                }
                catch (MeshException exception)
                {
                    Assert.StartsWith("Yaml", exception.ErrorId, StringComparison.Ordinal);
                }
            },
            iter: 10_000);

    [Fact]
    public void The_style_is_the_one_people_write_by_hand()
    {
        MeshMap tree = new MeshMap.Builder()
            .Add("name", "istiod")
            .Add("tag", "1.30")
            .Add("image", "docker.io/istio/pilot:1.30.3")
            .Add("flag", "yes")
            .Add("args", MeshNode.FromObject(new object[] { "--port", "discovery", ":15010", 5, true }))
            .Add("nested", MeshNode.FromObject(new object[] { new[] { 1, 2 }, new Dictionary<string, object> { ["a"] = 1, ["b"] = Array.Empty<int>() } }))
            .Add("mesh", "accessLogFile: /dev/stdout\n\nenableTracing: true\n")
            .Add("open", "a\nb")
            .Add("empty", MeshMap.Empty)
            .Add("none", MeshScalar.Null)
            .Build();
        const string Expected = """
            name: istiod
            tag: "1.30"
            image: docker.io/istio/pilot:1.30.3
            flag: "yes"
            args:
            - --port
            - discovery
            - ":15010"
            - 5
            - true
            nested:
            - - 1
              - 2
            - a: 1
              b: []
            mesh: |
              accessLogFile: /dev/stdout

              enableTracing: true
            open: |-
              a
              b
            empty: {}
            none: null

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), YamlWriter.ToText(tree));
    }

    [Fact]
    public void A_key_of_any_length_reads_back()
    {
        MeshMap tree = MeshMap.Empty.With(new string('k', 5_000), MeshMap.Empty.With("a: b\n" + new string('x', 900), new MeshScalar(1)));
        Assert.Equal(tree, ReadBack(YamlWriter.ToText(tree)));
    }

    private static MeshNode ReadBack(string text) => YamlReader.ReadSingle(text, "written")!;

    private static MeshMap ToMap(List<(string Key, MeshNode Node)> entries)
    {
        MeshMap.Builder map = new();
        foreach ((string key, MeshNode node) in entries)
        {
            map[key] = node;
        }

        return map.Build();
    }
}
