using System.Text;
using MeshInstall.Charts.Loading;
using MeshInstall.Charts.Rendering;

namespace MeshInstall.Charts.Tests.Rendering;

public sealed class RenderErrorTests
{
    private const string Plain = "apiVersion: v2\nname: errors\nversion: 1.0.0\n";

    [Fact]
    public void A_library_is_not_rendered() =>
        Expect("ChartNotInstallable", "library charts are not installable", [("Chart.yaml", Plain + "type: library\n")]);

    [Fact]
    public void A_missing_subchart_is_named() => Expect(
        "ChartDependencyMissing", "missing in charts/ directory: left, right",
        [("Chart.yaml", Plain + "dependencies:\n- {name: left, version: 1.0.0}\n- {name: right, version: 1.0.0}\n")]);

    [Fact]
    public void A_cluster_that_is_too_old_is_refused() => Expect(
        "ChartKubeVersionUnsupported", "errors-1.0.0: chart requires kubeVersion: >= 1.99.0 which is incompatible with Kubernetes v1.35.0",
        [("Chart.yaml", Plain + "kubeVersion: '>= 1.99.0'\n")]);

    [Fact]
    public void The_suffix_of_a_vendor_does_not_make_a_cluster_too_old() => Assert.Equal(
        "---\n# Source: errors/templates/a.yaml\nkind: A\n",
        Render([("Chart.yaml", Plain + "kubeVersion: '>= 1.31.0'\n"), ("templates/a.yaml", "kind: A\n")], kubeVersion: "v1.31.2-eks.7").ToText());

    [Theory]
    [InlineData("latest", "could not parse \"latest\" as version")]
    [InlineData("1", "illegal version string \"1\"")]
    [InlineData("v01.2", "illegal zero-prefixed version component \"01\"")]
    public void A_kubernetes_version_has_to_be_one(string version, string reason)
    {
        ChartException exception = Assert.Throws<ChartException>(() => Render([("Chart.yaml", Plain)], kubeVersion: version));
        Assert.Equal("ChartKubeVersionInvalid", exception.ErrorId);
        Assert.Contains(reason, exception.Message);
    }

    [Fact]
    public void Values_of_a_subchart_have_to_be_a_map() => Expect(
        "ChartValuesInvalid", "type mismatch on below: string",
        [("Chart.yaml", Plain), ("values.yaml", "below: text\n"), ("charts/below/Chart.yaml", "apiVersion: v2\nname: below\nversion: 1.0.0\n")]);

    [Fact]
    public void Output_that_is_no_yaml_is_an_error_with_its_place()
    {
        (string, string)[] files = [("Chart.yaml", Plain), ("templates/bad.yaml", "kind: A\n---\nkind: B\n  deep: [\n")];
        ChartException exception = Assert.Throws<ChartException>(() => Render(files, validate: true));
        Assert.Equal("ChartTemplateOutputInvalid", exception.ErrorId);
        Assert.StartsWith("YAML parse error on errors/templates/bad.yaml: ", exception.Message);
        Assert.Contains("errors/templates/bad.yaml:2:", exception.Message);
    }

    [Fact]
    public void Output_that_is_no_yaml_is_an_error_at_the_latest_when_it_is_read()
    {
        RenderedDocument document = Assert.Single(Render(
            [("Chart.yaml", Plain), ("templates/bad.yaml", "apiVersion: v1\nkind: B\nmetadata:\n  name: x\nspec:\n  a: {\n")]).Documents);
        Assert.Equal("ChartTemplateOutputInvalid", Assert.Throws<ChartException>(document.ReadResource).ErrorId);
    }

    [Theory]
    [InlineData("kind: A\nmetadata:\n  annotations:\n    helm.sh/hook: [test]\n", "cannot unmarshal array into Go struct field SimpleHead.metadata.annotations of type string")]
    [InlineData("- a\n", "cannot unmarshal array into Go value of type util.SimpleHead")]
    public void Heads_have_to_be_of_the_form_of_a_resource(string text, string reason) =>
        Expect("ChartTemplateOutputInvalid", reason, [("Chart.yaml", Plain), ("templates/bad.yaml", text)]);

    [Fact]
    public void A_list_reads_as_its_items()
    {
        RenderedDocument document = Assert.Single(Render([("Chart.yaml", Plain), ("templates/list.yaml",
            "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: a}}\n- {apiVersion: v1, kind: Secret, metadata: {name: b, namespace: ns}}\n")]).Documents);
        Assert.Equal(["Secret a", "Secret ns/b"], document.ReadResources().Select(resource => $"{resource}"));
        Assert.Contains("one Kubernetes object", Assert.Throws<ChartException>(document.ReadResource).Message);
    }

    [Fact]
    public void An_object_without_a_name_says_so_when_it_is_read()
    {
        RenderedDocument document = Assert.Single(Render([("Chart.yaml", Plain), ("templates/a.yaml", "apiVersion: v1\nkind: Secret\n")]).Documents);
        Assert.Contains("The Secret has no metadata.name", Assert.Throws<ChartException>(document.ReadResource).Message);
    }

    [Fact]
    public void Hooks_keep_their_events_weight_and_policies()
    {
        RenderedDocument document = Assert.Single(Render([("Chart.yaml", Plain), ("templates/hook.yaml",
            "kind: Job\nmetadata:\n  name: j\n  annotations:\n    helm.sh/hook: Pre-Install, test-success\n    helm.sh/hook-weight: '-7'\n    helm.sh/hook-delete-policy: hook-succeeded,hook-failed\n")]).Hooks);
        Assert.Equal(["pre-install", "test"], document.Hook!.Events);
        Assert.Equal(-7, document.Hook.Weight);
        Assert.Equal(["hook-succeeded", "hook-failed"], document.Hook.DeletePolicies);
        Assert.True(document.Hook.IsTest);
    }

    [Fact]
    public void Notes_are_kept_apart_those_of_subcharts_only_on_demand()
    {
        (string, string)[] files =
        [
            ("Chart.yaml", Plain), ("templates/NOTES.txt", "Thanks for {{ .Release.Name }}."), ("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"),
            ("charts/sub/templates/NOTES.txt", "From the subchart."),
        ];
        Assert.Equal("Thanks for release.", Render(files).Notes);
        Assert.Equal("From the subchart.\nThanks for release.", Render(files, subchartNotes: true).Notes);
        Assert.Equal("\n", Render(files).ToText());
    }

    [Fact]
    public void A_render_that_is_not_wanted_any_more_ends()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Chart chart = Load([("Chart.yaml", Plain), ("templates/a.yaml", "kind: A")]);
        Assert.ThrowsAny<OperationCanceledException>(() => ChartRenderer.Render(
            chart, MeshMap.Empty, new ChartRenderOptions { Release = new ChartRelease { Name = "r" } }, source.Token));
    }

    [Fact]
    public void Many_threads_render_one_chart_to_the_same_text()
    {
        Chart chart = Load([("Chart.yaml", Plain), ("values.yaml", "a: {b: 1}\n"),
            ("templates/a.yaml", "kind: A\n{{- range until 50 }}{{ $_ := set $.Values.a \"b\" . }}{{ end }}\nb: {{ .Values.a.b }}\n"), ("templates/z.yaml", "kind: Z\nb: {{ .Values.a.b }}\n")]);
        string[] texts = new string[32];
        Parallel.For(0, texts.Length, index => texts[index] = ChartRenderer.Render(
            chart, MeshMap.Empty, new ChartRenderOptions { Release = new ChartRelease { Name = "r" } }).ToText());
        Assert.Equal("---\n# Source: errors/templates/a.yaml\nkind: A\nb: 49\n---\n# Source: errors/templates/z.yaml\nkind: Z\nb: 1\n", Assert.Single(texts.Distinct()));
    }

    private static void Expect(string errorId, string message, (string, string)[] files)
    {
        ChartException exception = Assert.Throws<ChartException>(() => Render(files));
        Assert.Equal(errorId, exception.ErrorId);
        Assert.Contains(message, exception.Message);
    }

    private static RenderedChart Render((string, string)[] files, string kubeVersion = "v1.35.0", bool validate = false, bool subchartNotes = false) =>
        ChartRenderer.Render(Load(files), MeshMap.Empty, new ChartRenderOptions
        {
            Release = new ChartRelease { Name = "release" },
            Capabilities = new ChartCapabilities { KubeVersion = kubeVersion },
            ValidateOutput = validate,
            SubchartNotes = subchartNotes,
        });

    private static Chart Load(IEnumerable<(string Name, string Text)> files) =>
        ChartLoader.FromFiles("errors", files.Select(file => new ChartFile(file.Name, Encoding.UTF8.GetBytes(file.Text))));
}
