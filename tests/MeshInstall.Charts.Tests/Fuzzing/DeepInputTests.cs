using System.Text;

namespace MeshInstall.Charts.Tests.Fuzzing;

/// <summary>Nesting without end overflows no stack: a stack that overflows takes the whole process, and no test could say so.</summary>
public sealed class DeepInputTests
{
    private const int Deep = 100_000;

    public static TheoryData<string, string> Documents
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach ((string name, string text) in (IEnumerable<(string, string)>)
            [
                ("lists", Repeat("[")), ("closed lists", Repeat("[") + Repeat("]")), ("maps", Repeat("{a: ")), ("closed maps", Repeat("{\"a\":") + "1" + Repeat("}")), ("dashes", Repeat("- ")),
                ("keys", Repeat("? ")), ("indented maps", Steps()), ("anchors", Repeat("&a ")), ("tags", Repeat("!a ")), ("quotes", Repeat("\"")), ("aliases", Doubling()), ("long scalar", Repeat("a")),
            ])
            {
                foreach (string target in (string[])["yaml", "go-yaml", "go-json", "schema", "set", "values-yaml", "chart-yaml", "chart-template", "toml", "index", "regex"])
                {
                    data.Add(name, target);
                }

                Texts[name] = text;
            }

            return data;
        }
    }

    public static TheoryData<string> Templates => [.. Recursions.Keys];

    private static Dictionary<string, string> Texts { get; } = [];

    private static Dictionary<string, string> Recursions { get; } = new()
    {
        ["parentheses"] = "{{ " + Repeat("(") + "1" + Repeat(")") + " }}",
        ["open parentheses"] = "{{ " + Repeat("("),
        ["ifs"] = Repeat("{{ if 1 }}"),
        ["closed ifs"] = Repeat("{{ if 1 }}") + Repeat("{{ end }}"),
        ["else ifs"] = "{{ if 0 }}" + Repeat("{{ else if 0 }}") + "{{ end }}",
        ["definitions"] = Repeat("{{ define \"a\" }}"),
        ["pipes"] = "{{ 1" + Repeat(" | print") + " }}",
        ["fields"] = "{{ $x := .Values }}{{ $x" + Repeat(".a") + " }}",
        ["arguments"] = "{{ print" + Repeat(" 1") + " }}",
        ["variables"] = Repeat("{{ $x := 1 }}"),
        ["template recursion"] = "{{ define \"a\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" . }}",
        ["include recursion"] = "{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}",
        ["include in ranges"] = "{{ define \"a\" }}{{ range list 1 }}{{ with include \"a\" . }}{{ . }}{{ end }}{{ end }}{{ end }}{{ include \"a\" . }}",
        ["include in nested calls"] = "{{ define \"a\" }}{{ print (print (print (include \"a\" .))) }}{{ end }}{{ include \"a\" . }}",
        ["tpl recursion"] = "{{ define \"a\" }}{{ tpl \"{{ include \\\"a\\\" . }}\" . }}{{ end }}{{ include \"a\" . }}",
        ["a map that grows inwards"] = "{{ $m := dict }}{{ range until 60000 }}{{ $m = dict \"a\" $m }}{{ end }}{{ toYaml $m | len }}",
        ["a list that grows inwards"] = "{{ $m := list }}{{ range until 60000 }}{{ $m = list $m }}{{ end }}{{ toJson $m | len }}",
        ["a deep map printed"] = "{{ $m := dict }}{{ range until 60000 }}{{ $m = dict \"a\" $m }}{{ end }}{{ print $m | len }}",
        ["a deep map compared"] = "{{ $m := dict }}{{ $n := dict }}{{ range until 60000 }}{{ $m = dict \"a\" $m }}{{ $n = dict \"a\" $n }}{{ end }}{{ deepEqual $m $n }}",
        ["a deep map copied"] = "{{ $m := dict }}{{ range until 60000 }}{{ $m = dict \"a\" $m }}{{ end }}{{ len (deepCopy $m) }}",
        ["deep maps merged"] = "{{ $m := dict }}{{ $n := dict }}{{ range until 60000 }}{{ $m = dict \"a\" $m }}{{ $n = dict \"a\" $n }}{{ end }}{{ len (mergeOverwrite $m $n) }}",
        ["a map that holds itself, printed"] = "{{ $m := dict }}{{ $_ := set $m \"a\" $m }}{{ print $m }}",
        ["a map that holds itself, as YAML"] = "{{ $m := dict }}{{ $_ := set $m \"a\" $m }}{{ toYaml $m }}",
        ["a map that holds itself, as JSON"] = "{{ $m := dict }}{{ $_ := set $m \"a\" $m }}{{ toJson $m }}",
        ["a map that holds itself, as TOML"] = "{{ $m := dict }}{{ $_ := set $m \"a\" $m }}{{ toToml $m }}",
        ["a map that holds itself, copied"] = "{{ $m := dict }}{{ $_ := set $m \"a\" $m }}{{ len (deepCopy $m) }}",
        ["a map that holds itself, merged"] = "{{ $m := dict }}{{ $_ := set $m \"a\" $m }}{{ len (merge $m $m) }}",
        ["a map that holds itself, compared"] = "{{ $m := dict }}{{ $_ := set $m \"a\" $m }}{{ $n := dict }}{{ $_ := set $n \"a\" $n }}{{ deepEqual $m $n }}",
        ["a map that holds itself, hashed"] = "{{ $m := dict }}{{ $_ := set $m \"a\" $m }}{{ list $m $m | uniq | len }}",
        ["text that doubles"] = "{{ $s := \"aaaaaaaaaa\" }}{{ range until 40 }}{{ $s = print $s $s }}{{ end }}{{ len $s }}",
        ["text repeated"] = "{{ repeat 2000000000 \"aaaaaaaaaa\" | len }}",
        ["numbers without end"] = "{{ until 2000000000 | len }}",
        ["indentation without end"] = "{{ indent 2000000000 \"a\" | len }}",
        ["a width without end"] = "{{ printf \"%2000000000d\" 1 | len }}",
        ["random text without end"] = "{{ randAlphaNum 2000000000 | len }}",
        ["a deep document"] = "{{ (print (repeat 60000 \"[\") (repeat 60000 \"]\")) | fromYamlArray | len }}",
        ["a deep JSON document"] = "{{ (print (repeat 60000 \"[\") (repeat 60000 \"]\")) | fromJsonArray | len }}",
        ["a deep TOML document"] = "{{ (print \"a = \" (repeat 60000 \"[\") (repeat 60000 \"]\")) | fromToml | len }}",
        ["a deep regular expression"] = "{{ regexMatch (print (repeat 60000 \"(\") (repeat 60000 \")\")) \"a\" }}",
        ["repeated regular expressions"] = "{{ regexMatch \"((((((a{100}){100}){100}){100}){100}){100})\" \"a\" }}",
        ["a regular expression with a long way back"] = "{{ regexMatch \"(a+)+$\" (print (repeat 50000 \"a\") \"b\") }}",
        ["a deep version range"] = "{{ semverCompare (repeat 50000 \">1 || \") \"1.2.3\" }}",
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Deep_documents_end_in_a_result_or_an_error_of_the_engine(string name, string target)
    {
        byte[] text = Encoding.UTF8.GetBytes(Texts[name]);
        FuzzTarget reader = FuzzTargets.All.Single(item => item.Name == target);
        FuzzRun.OnSmallStack(() => Assert.Null(FuzzRun.Try(reader, text)), () => name);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Deep_templates_end_in_a_result_or_an_error_of_the_engine(string name)
    {
        byte[] text = Encoding.UTF8.GetBytes(Recursions[name]);
        FuzzTarget template = FuzzTargets.All.Single(item => item.Name == "template");
        FuzzRun.OnSmallStack(() => Assert.Null(FuzzRun.Try(template, text)), () => name);
    }

    private static string Repeat(string text) => new StringBuilder(Deep * text.Length).Insert(0, text, Deep).ToString();

    private static string Steps() => string.Concat(Enumerable.Range(0, 1_000).Select(depth => $"{new string(' ', depth)}a:\n"));

    private static string Doubling() => "a0: &a0 x\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n"));
}
