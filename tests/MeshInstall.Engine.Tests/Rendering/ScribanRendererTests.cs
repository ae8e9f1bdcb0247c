using MeshInstall.Engine.Rendering;
using MeshInstall.Engine.Rendering.Templates;

namespace MeshInstall.Engine.Tests.Rendering;

public sealed class ScribanRendererTests
{
    private const string Head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: probe\n";

    [Fact]
    public void Values_keep_their_spelling_and_maps_are_walked_by_name()
    {
        using ChartFolder chart = new("global:\n  imagePullPolicy: Always\nlabels: {zeta: 1, alpha: true}\n");
        chart.Template(Head + "data:\n  policy: {{ values.global.imagePullPolicy }}\n  labels: \"{{ for entry in values.labels }}{{ entry.key }}={{ entry.value }};{{ end }}\"\n");

        MeshMap data = Render(chart)[0].Body.FindMap("data")!;

        Assert.Equal("Always", data.FindText("policy"));
        Assert.Equal("alpha=true;zeta=1;", data.FindText("labels"));
    }

    [Fact]
    public void A_value_that_is_not_declared_is_an_error_that_names_its_path_and_place()
    {
        using ChartFolder chart = new("global: {proxy: {}}\n");
        chart.Template("kind: A\nname: {{ values.global.proxy.imagge }}\n");

        MeshException error = Assert.Throws<MeshException>(() => Render(chart));

        Assert.Equal("TemplateFailed", error.ErrorId);
        Assert.Contains("values.global.proxy.imagge", error.Message, StringComparison.Ordinal);
        Assert.Contains("main.yaml.sbn:2:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_variable_is_an_error()
    {
        using ChartFolder chart = new();
        chart.Template("{{ vallues.x }}");

        Assert.Equal("TemplateFailed", Assert.Throws<MeshException>(() => Render(chart)).ErrorId);
    }

    [Fact]
    public void A_template_that_does_not_parse_names_its_place()
    {
        using ChartFolder chart = new();
        chart.Template("a: b\nc: {{ if }}\n");

        MeshException error = Assert.Throws<MeshException>(() => Render(chart));

        Assert.Contains("main.yaml.sbn:2:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fail_stops_the_chart_with_its_message()
    {
        using ChartFolder chart = new();
        chart.Template("{{ fail 'no such mode' }}");

        Assert.Contains("no such mode", Assert.Throws<MeshException>(() => Render(chart)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_that_is_not_yaml_names_the_template()
    {
        using ChartFolder chart = new();
        chart.Template("a: [1\n");

        Assert.Contains("main.yaml.sbn", Assert.Throws<MeshException>(() => Render(chart)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("''", "no")]
    [InlineData("0", "no")]
    [InlineData("{}", "no")]
    [InlineData("[]", "no")]
    [InlineData("false", "no")]
    [InlineData("null", "no")]
    [InlineData("x", "yes")]
    [InlineData("1", "yes")]
    [InlineData("{a: 1}", "yes")]
    [InlineData("[0]", "yes")]
    public void Empty_values_count_as_false_as_in_helm(string value, string expected)
    {
        using ChartFolder chart = new($"x: {value}\n");
        chart.Template(Head + "data:\n  answer: \"{{ if values.x }}yes{{ else }}no{{ end }}\"\n");

        Assert.Equal(expected, Render(chart)[0].Body.FindMap("data")!.FindText("answer"));
    }

    [Fact]
    public void Maps_are_written_as_yaml_with_sorted_names_at_the_margin_asked_for()
    {
        using ChartFolder chart = new("spec:\n  list: [{b: 'on', a: 1}]\n  text: |\n    one\n    two\n  flag: 'true'\n");
        chart.Template(Head + "spec:\n{{ values.spec | to_yaml | indent 2 }}\n");

        MeshResource resource = Render(chart)[0];

        Assert.Equal(chart.Values().FindMap("spec"), resource.Body.FindMap("spec"));
    }

    [Fact]
    public void Partials_of_the_chart_and_the_shared_ones_take_arguments()
    {
        using ChartFolder chart = new();
        chart.Write("templates/_name.sbn", "{{ $1.prefix }}-{{ release.name }}").Write("../_shared/_suffix.sbn", "{{ $1 }}")
            .Template(Head + "data: {name: \"{{ include '_name.sbn' {prefix: 'p'} }}{{ include '_suffix.sbn' 'z' }}\"}\n");

        Assert.Equal("p-istioz", Render(chart)[0].Body.FindMap("data")!.FindText("name"));
    }

    [Fact]
    public void Files_outside_the_chart_cannot_be_included_or_read()
    {
        using ChartFolder chart = new();
        chart.Write("files/inner.txt", "text").Template(Head + "data: {x: \"{{ files.get '../Chart.yaml' }}\"}\n");
        Assert.Contains("inner.txt", Assert.Throws<MeshException>(() => Render(chart)).Message, StringComparison.Ordinal);

        using ChartFolder other = new();
        other.Template("{{ include '../values.yaml' }}");
        Assert.Equal("TemplateFailed", Assert.Throws<MeshException>(() => Render(other)).ErrorId);
    }

    [Fact]
    public void Files_are_passed_through_untouched()
    {
        using ChartFolder chart = new();
        chart.Write("files/inject.yaml", "metadata:\n  name: {{ .Name }}\n").Template(Head + "data:\n  config: |-\n{{ files.get 'inject.yaml' | indent 4 }}\n");

        Assert.Equal("metadata:\n  name: {{ .Name }}", Render(chart)[0].Body.FindMap("data")!.FindText("config")!.TrimEnd());
    }

    [Fact]
    public void Endless_loops_and_recursion_end_with_an_error()
    {
        using ChartFolder loop = new();
        loop.Template("{{ while true }}x{{ end }}");
        Assert.Equal("TemplateFailed", Assert.Throws<MeshException>(() => Render(loop)).ErrorId);

        using ChartFolder recursion = new();
        recursion.Write("templates/_again.sbn", "{{ include '_again.sbn' }}").Template("{{ include '_again.sbn' }}");
        Assert.Equal("TemplateFailed", Assert.Throws<MeshException>(() => Render(recursion)).ErrorId);
    }

    [Theory]
    [InlineData("{{ for a in 1..9000; for b in 1..9000; for c in 1..9000; end; end; end }}")]
    [InlineData("{{ for a in 1..9000; for b in 1..9000; 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'; end; end }}")]
    [InlineData("{{ x = 'x'; for i in 1..60; x = x + x; end; x }}")]
    [InlineData("{{ x = 1; for i in 1..5000; x = x * 1000000007; end; for i in 1..60; x = x * x; end; x }}")]
    [InlineData("{{ x = []; for i in 1..60; x = x + [x, x]; end; x }}")]
    [InlineData("{{ x = 1 << 2000000000 }}")]
    [InlineData("{{ 'y' * 2000000000 }}")]
    [InlineData("{{ func f(n); f(n + 1); end; f(1) }}")]
    [InlineData("{{ values.list[5000000] }}")]
    [InlineData("{{ values.list.missing }}")]
    [InlineData("{{ 1 / 0 }}")]
    [InlineData("{{ values.list = 1 }}")]
    public void Hostile_templates_end_with_an_error_that_names_the_place(string template)
    {
        using ChartFolder chart = new("list: [1]\n");
        chart.Template(Head + template);

        MeshException error = Assert.Throws<MeshException>(() => Render(chart));

        Assert.Equal("TemplateFailed", error.ErrorId);
        Assert.Contains("main.yaml.sbn", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 5_000);
    }

    [Fact]
    public void Line_ends_of_Windows_make_no_difference()
    {
        const string Text = Head + "data:\n  text: |-\n{{ values.text | indent 4 }}\n";
        using ChartFolder unix = new("text: |\n  one\n  two\n");
        using ChartFolder windows = new("text: |\r\n  one\r\n  two\r\n");
        unix.Template(Text);
        windows.Template(Text.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(Render(unix)[0].Body, Render(windows)[0].Body);
    }

    [Fact]
    public void Calls_that_double_end_when_the_chart_has_run_too_long()
    {
        using ChartFolder chart = new();
        chart.Template(Head + "{{ func again(depth); if depth > 0; again (depth - 1); again (depth - 1); end; end; again 40 }}");

        MeshException error = Assert.Throws<MeshException>(() => ScribanRenderer.Render(
            chart.Load(), chart.Values(), new ComponentRelease("istio", "istio-system", "v1.35.0", IsUpgrade: false), TimeSpan.FromMilliseconds(50), CancellationToken.None));

        Assert.Equal("TemplateFailed", error.ErrorId);
        Assert.Contains("longer", error.Message, StringComparison.Ordinal);
        Assert.Contains("main.yaml.sbn", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_ends_the_rendering()
    {
        using ChartFolder chart = new();
        chart.Template(Head);

        Assert.Throws<OperationCanceledException>(() => ScribanRenderer.Render(
            chart.Load(), MeshMap.Empty, new ComponentRelease("istio", "istio-system", "v1.35.0", IsUpgrade: false), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_chart_renders_the_same_from_many_threads()
    {
        using ChartFolder chart = new("list: [1, 2, 3]\n");
        chart.Template(Head + "data: {sum: \"{{ x = 0; for i in values.list; x = x + i; end; x }}\"}\n");
        _ = chart.Load();

        string[] sums = [.. Enumerable.Range(0, 64).AsParallel().Select(_ => Render(chart)[0].Body.FindMap("data")!.FindText("sum")!)];

        Assert.All(sums, sum => Assert.Equal("6", sum));
    }

    [Theory]
    [InlineData("dig values 'a.b' 'none'", "found")]
    [InlineData("dig values 'a.c.d' 'none'", "none")]
    [InlineData("get values.a 'b' 'none'", "found")]
    [InlineData("get values.a 'z' 'none'", "none")]
    [InlineData("has_key values.a 'z'", "false")]
    [InlineData("coalesce '' values.empty 'last'", "last")]
    [InlineData("(merge values.a {b: 'over'}).b", "over")]
    [InlineData("'v1.30.3' | semver_at_least '1.30'", "true")]
    [InlineData("semver_at_least '1.9.0' '1.30'", "false")]
    [InlineData("'istiod-' | trim_suffix '-'", "istiod")]
    [InlineData("'abcdef' | trunc 3", "abc")]
    [InlineData("'' | sha256 | trunc 8", "e3b0c442")]
    [InlineData("{b: '<', a: [1]} | to_json", "{\"a\":[1],\"b\":\"\\u003c\"}")]
    [InlineData("'a\"b' | quote", "\"a\\\"b\"")]
    public void Functions_answer_as_described(string expression, string expected)
    {
        using ChartFolder chart = new("a: {b: found}\nempty: ''\n");
        chart.Template(Head + $"data:\n  answer: |-\n    {{{{ {expression} }}}}\n");

        Assert.Equal(expected, Render(chart)[0].Body.FindMap("data")!.FindText("answer"));
    }

    private static IReadOnlyList<MeshResource> Render(ChartFolder folder)
    {
        BuiltInChart chart = folder.Load();
        return ScribanRenderer.Render(
            chart, chart.Values, new ComponentRelease("istio", "istio-system", "v1.35.0", IsUpgrade: false), CancellationToken.None).Resources;
    }
}
