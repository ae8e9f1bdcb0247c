using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using MeshInstall.Tests.Hosting;
using MeshInstall.Tests.Stopping;

namespace MeshInstall.Tests.Pipelines;

public sealed class ExpandPipelineTests : IDisposable
{
    private static readonly string Hello = TestData.Path("charts/hello");
    private readonly ModuleRunspace _runspace = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _runspace.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Objects_come_in_the_order_in_which_helm_installs_them_and_hooks_last()
    {
        Collection<PSObject> output = Expand("-Name web -Namespace apps");

        Assert.Equal(
            ["ConfigMap apps/web-hello", "Service apps/web-hello", "Deployment apps/web-hello", "Pod web-hello-test", "Job web-hello-prepare"],
            output.Select(item => item.ToString()));
        Assert.All(output, item => Assert.Equal("MeshInstall.MeshResource", item.TypeNames[0]));
    }

    [Theory]
    [InlineData("", "release-name-hello")]
    [InlineData("-Name web", "web-hello")]
    [InlineData("-ReleaseName web", "web-hello")]
    public void The_release_has_the_name_given_or_that_of_helm(string parameters, string name) =>
        Assert.Contains(Expand(parameters), item => item.Properties["Name"].Value.Equals(name));

    [Fact]
    public void Hashtables_nest_and_keep_order_and_types()
    {
        string script = """
            Expand-MeshChart $chart -ShowOnly templates/configmap.yaml, templates/deployment.yaml -Value @{
                replicas = 3
                image = [ordered]@{ tag = '1.10' }
                colours = @('red', [pscustomobject]@{ name = 'blue'; depth = 2.5 }, $true, 1000000)
            } | ForEach-Object { $_.Body }
            """;

        Collection<PSObject> bodies = _runspace.Invoke(script, ("chart", Hello));

        Assert.Equal("- red\n- depth: 2.5\n  name: blue\n- true\n- 1000000\n", At(bodies[0], "data", "colours"));
        Assert.Equal(3L, At(bodies[1], "spec", "replicas"));
        Assert.Contains("registry.example/hello:1.10", bodies[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_come_first_then_hashtables_then_settings_then_texts()
    {
        string low = _folder.Write("low.yaml", "greeting: file\nreplicas: 1\nimage: {tag: file, repository: file}\n");
        string high = _folder.Write("high.yaml", "image: {tag: second}\n");

        string text = Raw("-ValuesPath $files -Value @{ greeting = 'table'; image = @{ repository = 'table' } } -Set 'replicas=4,greeting=set' -SetString 'greeting=7'", ("files", new[] { low, high }));

        Assert.Contains("greeting: \"7\"", text, StringComparison.Ordinal);
        Assert.Contains("replicas: 4", text, StringComparison.Ordinal);
        Assert.Contains("table:second", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_takes_a_default_away() =>
        Assert.Equal("ChartFailed", Error("-Value @{ greeting = $null }").FullyQualifiedErrorId.Split(',')[0]);

    [Theory]
    [InlineData("-KubeVersion 1.33.2", "cluster: v1.33.2")]
    [InlineData("-KubeVersion v1.33.2", "cluster: v1.33.2")]
    [InlineData("-ApiVersion gateway.networking.k8s.io/v1", "routes: \"yes\"")]
    [InlineData("-Upgrade", "phase: upgrade")]
    [InlineData("", "phase: install")]
    [InlineData("-IncludeCrds", "name: greetings.example.com")]
    public void The_chart_sees_the_release_and_the_cluster(string parameters, string line) =>
        Assert.Contains(line, Raw(parameters), StringComparison.Ordinal);

    [Theory]
    [InlineData("-NoHooks", false, false)]
    [InlineData("-SkipTests", true, false)]
    [InlineData("", true, true)]
    public void Hooks_can_be_left_out(string parameters, bool hasJob, bool hasTest)
    {
        Collection<PSObject> output = Expand(parameters);

        Assert.Equal(hasJob, output.Any(item => item.Properties["Kind"].Value.Equals("Job")));
        Assert.Equal(hasTest, output.Any(item => item.Properties["Kind"].Value.Equals("Pod")));
    }

    [SkippableTheory]
    [InlineData("", "")]
    [InlineData("-Name web -Namespace apps", "-n apps")]
    [InlineData("-IncludeCrds -SkipTests", "--include-crds --skip-tests")]
    [InlineData("-NoHooks -Upgrade", "--no-hooks --is-upgrade")]
    [InlineData("-Set 'colours={red,blue}','replicas=2' -SetString 'image.tag=1.0'", "--set colours={red,blue} --set replicas=2 --set-string image.tag=1.0")]
    [InlineData("-ShowOnly 'templates/s*.yaml','templates/configmap.yaml'", "--show-only templates/s*.yaml --show-only templates/configmap.yaml")]
    [InlineData("-KubeVersion 1.30.1 -ApiVersion gateway.networking.k8s.io/v1", "--kube-version 1.30.1 --api-versions gateway.networking.k8s.io/v1")]
    public async Task Raw_text_is_that_of_helm_byte_for_byte(string parameters, string arguments)
    {
        string name = parameters.Contains("-Name web", StringComparison.Ordinal) ? "web" : "release-name";

        string expected = await HelmProgram.RunAsync(["template", name, Hello, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(expected, Raw(parameters));
    }

    [Fact]
    public void What_the_notes_warn_of_is_a_warning_and_the_notes_are_verbose()
    {
        RunResult result = _runspace.Run("Expand-MeshChart $chart -Verbose", ("chart", Hello));

        Assert.Equal("hello-0.3.0: Greetings are lost when the pod goes: set persistence.", Assert.Single(result.Warnings));
        Assert.Contains(result.Verbose, text => text.Contains("Hello from release-name-hello.", StringComparison.Ordinal));
    }

    [Fact]
    public void Paths_come_down_the_pipeline_and_one_that_fails_does_not_stop_the_next()
    {
        RunResult result = _runspace.Run("$missing, $chart | Expand-MeshChart -Raw", ("chart", Hello), ("missing", Path.Combine(_folder.Path, "nothing")));

        result.SingleError("ChartNotFound");
        Assert.Single(result.Output);
    }

    [Fact]
    public void Folders_are_found_with_wildcards_from_the_current_location()
    {
        TestData.Copy("charts/hello", Path.Combine(_folder.Path, "hello"));

        Collection<PSObject> output = _runspace.Invoke(
            "[void]$ExecutionContext.SessionState.Path.SetLocation($folder)\nExpand-MeshChart ./hel* -Raw; [pscustomobject]@{ PSPath = './hello' } | Expand-MeshChart -Raw", ("folder", _folder.Path));

        Assert.Equal(2, output.Count);
        Assert.Equal(output[0].ToString(), output[1].ToString());
    }

    [Theory]
    [InlineData("-Set 'a[x]=1'", "ChartSetInvalid")]
    [InlineData("-Value @{ replicas = 'many' }", "ChartValuesInvalid")]
    [InlineData("-Value 5", "ValueInvalid")]
    [InlineData("-ShowOnly templates/nothing.yaml", "ChartTemplateNotFound")]
    [InlineData("-ValuesPath ./nothing.yaml", "ConfigFileNotFound")]
    [InlineData("-Name Web", "ReleaseNameInvalid")]
    [InlineData("-Name web.-x", "ReleaseNameInvalid")]
    [InlineData("-Name a234567890123456789012345678901234567890123456789012x4", "ReleaseNameInvalid")]
    public void Bad_input_is_an_error_with_its_id(string parameters, string id)
    {
        ErrorRecord error = Error(parameters);

        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Values_of_the_wrong_kind_pass_when_the_schema_is_skipped() =>
        Assert.Contains("replicas: many", Raw("-Value @{ replicas = 'many' } -SkipSchemaValidation"), StringComparison.Ordinal);

    [Fact]
    public void An_error_names_the_template_the_line_and_the_chain_of_includes()
    {
        string chart = Write("broken", ("templates/_lib.tpl", "{{ define \"inner\" }}\n{{ .Values.a.b.c }}\n{{ end }}"), ("templates/x.yaml", "kind: X\nvalue: {{ include \"inner\" . }}\n"));

        RunResult result = _runspace.Run("Expand-MeshChart $chart", ("chart", chart));

        ErrorRecord error = result.SingleError("ChartTemplateFailed");
        Assert.Contains("broken/templates/_lib.tpl:2", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("broken/templates/x.yaml:2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_object_is_an_error_and_the_rest_of_the_chart_comes_all_the_same()
    {
        string chart = Write("odd", ("templates/a.yaml", "kind: Nameless\napiVersion: v1\n"), ("templates/b.yaml", "kind: ConfigMap\napiVersion: v1\nmetadata: {name: b}\n"));

        RunResult result = _runspace.Run("Expand-MeshChart $chart", ("chart", chart));

        result.SingleError("ChartTemplateOutputInvalid");
        Assert.Equal("ConfigMap b", Assert.Single(result.Output).ToString());
    }

    [Theory]
    [InlineData("|", "\nset -e\n\nrun\n")]
    [InlineData("|-", "\nset -e\n\nrun")]
    public void A_script_may_begin_with_a_line_of_spaces(string sign, string text)
    {
        string chart = Write("blank", ("templates/a.yaml", $"kind: ConfigMap\napiVersion: v1\nmetadata: {{name: b}}\ndata:\n  a: {sign}\n    \n      set -e\n      \n      run\n  b: {sign}\n      \n      set -e\n\n      run\n"));

        PSObject body = Assert.Single(_runspace.Invoke("(Expand-MeshChart $chart).Body", ("chart", chart)));

        Assert.Equal(text, At(body, "data", "a"));
        Assert.Equal(text, At(body, "data", "b"));
    }

    [Fact]
    public void A_kubernetes_version_that_is_none_is_refused_with_an_example() =>
        Assert.Contains("'newest' is not a Kubernetes version. Give it as 1.35", Error("-KubeVersion newest").ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task Stopping_ends_a_long_render_at_once()
    {
        string chart = Write("endless", ("templates/x.yaml", "{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}"));
        using StoppableScript script = new(_runspace, "'started'; Expand-MeshChart $chart", ("chart", chart));
        await script.BeginsAsync();

        await script.StopAsync();
    }

    [Fact]
    public void Templates_are_completed_from_the_folder_of_the_chart()
    {
        Collection<PSObject> output = _runspace.Invoke(
            "[Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText",
            ("line", $"Expand-MeshChart {Hello} -ShowOnly templates/s"));

        Assert.Equal("templates/service.yaml", Assert.Single(output).ToString());
    }

    private static object? At(PSObject body, params string[] path) =>
        path.Aggregate<string, object?>(body.BaseObject, (value, key) => (value as IDictionary)?[key]);

    private Collection<PSObject> Expand(string parameters) => _runspace.Invoke($"Expand-MeshChart $chart {parameters} -WarningAction Ignore", ("chart", Hello));

    private string Raw(string parameters, params (string Name, object Value)[] variables) => Assert.Single(
        _runspace.Invoke($"Expand-MeshChart $chart {parameters} -Raw", [("chart", Hello), .. variables])).ToString();

    private ErrorRecord Error(string parameters) => Assert.Single(_runspace.Run($"Expand-MeshChart $chart {parameters}", ("chart", Hello)).Errors);

    private string Write(string name, params (string File, string Text)[] files)
    {
        string chart = Path.Combine(_folder.Path, name);
        foreach ((string file, string text) in files.Append(("Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: 0.1.0\n")))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(chart, file))!);
            File.WriteAllText(Path.Combine(chart, file), text);
        }

        return chart;
    }
}
