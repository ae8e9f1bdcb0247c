using System.IO.Compression;
using System.Reflection;
using MeshInstall.Charts.GoValues;

namespace MeshInstall.Charts.Tests.Fuzzing;

/// <summary>Texts to start from.</summary>
internal static class FuzzSeeds
{
    public static string Corpus { get; } = Path.Combine(
        typeof(FuzzSeeds).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ProjectFolder").Value!, "Corpus");

    public static string[] Schemas { get; } =
    [
        """{"$schema":"http://json-schema.org/draft-07/schema#","type":"object","properties":{"a":{"type":"string","pattern":"^t"},"b":{"items":{"type":["null","number"]},"minItems":1}},"required":["a"]}""",
        """{"$id":"https://example.com/s","$defs":{"x":{"$anchor":"x","const":1}},"properties":{"b":{"prefixItems":[{"$ref":"#x"}],"unevaluatedItems":false}}}""",
        """{"$schema":"http://json-schema.org/draft-04/schema#","id":"s","definitions":{"y":{"maximum":1,"exclusiveMaximum":true}},"anyOf":[{"$ref":"#/definitions/y"},{"not":{}}]}""",
        """{"if":{"required":["a"]},"then":{"$dynamicRef":"#n"},"$dynamicAnchor":"n","patternProperties":{"^.$":{"format":"date"}},"unevaluatedProperties":{"multipleOf":0.01}}""",
    ];

    public static string[] SchemaWords { get; } =
    [
        "\"type\":\"string\"", "\"$ref\":\"#\"", "\"$ref\":\"#/properties/a\"", "\"$id\":\"x\"", "\"allOf\":[{}]", "\"enum\":[1e400]", "\"multipleOf\":1e-999999", "\"maximum\":1e999999999", "\"minLength\":99999999999",
        "{", "}", ",", "\"pattern\":\"(a*)*\"", "\"format\":\"ipv6\"", "false",
    ];

    public static string[] Charts { get; } =
    [
        "apiVersion: v2\nname: a\nversion: 1.0.0\nappVersion: \"1\"\nkubeVersion: \">=1.20\"\ntype: application\nkeywords: [x]\nmaintainers:\n- name: m\n  email: e\n  url: u\nannotations:\n  a: b\n",
        "apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n- name: b\n  version: ^1\n  repository: https://example.com\n  condition: b.enabled\n  tags: [t]\n  alias: c\n  import-values: [d, {child: e, parent: f}]\n",
        "apiVersion: v1\nname: old\nversion: 0.1.0\n",
    ];

    public static string[] Tomls { get; } =
    [
        "title = \"x\"\nn = 0x1F\nf = -1.5e3\nb = true\nd = 2024-02-29T10:11:12.5Z\nl = [1, [2, 3], {a = 'x'}]\n[t.\"q r\"]\nk.m = 1\n[[rows]]\nid = 1\n[[rows]]\nid = 2\n",
        "a = \"\"\"\n one \\\n   two \\u00e9\"\"\"\nb = \'\'\'\n\\raw\'\'\'\n# note\nc = inf\nd = 1_000\ne = 07:32:00\nf = 1979-05-27\n",
    ];

    public static string[] TomlWords { get; } = ["a = ", "[a]", "[[a]]", "{b = 1}", "\"\"\"", "\'\'\'", "\\u00e9", "1979-05-27T07:32:00-08:00", "0b101", "nan", "-inf", "\n", "a.b.c", "# ", "99999999999999999999", "1e999"];

    public static string[] Indexes { get; } =
    [
        "apiVersion: v1\nentries:\n  a:\n  - version: 1.2.3\n    urls: [a-1.2.3.tgz]\n    digest: 00\n  - version: 1.3.0-rc.1\n    urls: [https://example.org/a.tgz]\n  b: []\ngenerated: 2024-01-01T00:00:00Z\n",
        "{\"apiVersion\":\"v1\",\"entries\":{\"a\":[{\"version\":\"v1.2.3+x\",\"urls\":[\"../a.tgz?b#c\"],\"digest\":\"sha256:00\"}]}}",
        "apiVersion: v1\nentries: {a: [{version: 1.2, urls: []}, {version: x}, 1, {version: 1.2.3, urls: [null]}]}\n",
    ];

    public static string[] Expressions { get; } = ["^(a+)-(?P<n>[^b-d\\W]*?)$|\\bx{2,3}", "(?i:[[:alpha:]])(?s).(?U:a*)\\pL\\P{Greek}", "\\Q.*\\E\\x{1F600}\\101\\z", "((a?){3}b+){2}|"];

    public static string[] ExpressionWords { get; } =
        ["(", ")", "(?:", "(?P<n>", "(?i)", "[", "]", "[^", "[[:digit:]]", "|", "*", "+?", "{2}", "{1,1000}", "{1001}", "\\b", "\\pL", "\\p{Lu}", "\\Q", "\\E", "\\x{", "^", "$", "\\C", "-", "\\1", "(?=a)", "a-z"];

    public static string[] Manifests { get; } =
    [
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  annotations:\n    helm.sh/hook: pre-install,test\n    helm.sh/hook-weight: \"5\"\n",
        "{{- define \"a\" }}x{{ end }}\n{{- range $k, $v := .Values }}\n{{ $k }}: {{ $v }}\n{{- end }}\n{{ include \"a\" . }}\n",
        "# only a comment\n---\n---\nkind: List\nitems: []\n",
    ];

    public static IReadOnlyList<byte[]> Archives()
    {
        List<byte[]> archives = [.. Directory.EnumerateFiles(Path.Combine(Corpus, "archives")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        return archives;
    }

    /// <summary>An archive whose packing is right, though what is packed may not be: otherwise every change ends at the checksum.</summary>
    public static byte[] Repack(byte[] tar)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(tar);
        }

        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] archive)
    {
        using GZipStream gzip = new(new MemoryStream(archive), CompressionMode.Decompress);
        using MemoryStream tar = new();
        gzip.CopyTo(tar);
        return tar.ToArray();
    }

    public static GoMap Root()
    {
        GoMap map = new();
        map["a"] = Map(("b", 1.5), ("c", null));
        map["text"] = "value";
        GoMap values = Map(("list", new GoList(["x", 1.0, null, true])), ("map", map), ("text", "{{ .Values.number }}"), ("number", 3.0), ("empty", new GoMap()));
        return Map(("Values", values), ("Release", Map(("Name", "fuzz"), ("Namespace", "space"))), ("Chart", Map(("Name", "fuzz"))),
            ("Template", Map(("Name", "fuzz/templates/a.yaml"), ("BasePath", "fuzz/templates"))));
    }

    private static GoMap Map(params (string Key, object? Value)[] entries)
    {
        GoMap map = new();
        foreach ((string key, object? value) in entries)
        {
            map[key] = value;
        }

        return map;
    }
}
