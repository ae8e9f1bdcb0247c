using System.Management.Automation;
using System.Text;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class BadInputTests : IDisposable
{
    private readonly ModuleRunspace _runspace = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_missing_file_is_named()
    {
        ErrorRecord error = ImportOf(Path.Combine(_folder.Path, "nowhere.yaml")).SingleError("ConfigFileNotFound");

        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Contains("nowhere.yaml", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_unreadable()
    {
        ImportOf(_folder.Path).SingleError("ConfigFileUnreadable");
    }

    [Fact]
    public void Wildcards_that_match_nothing_are_an_error()
    {
        ImportOf(Path.Combine(_folder.Path, "*.yaml")).SingleError("ConfigFileNotFound");
    }

    [Fact]
    public void Yaml_that_does_not_parse_is_an_error_with_line_and_column()
    {
        ErrorRecord error = ImportOf(_folder.Write("bad.yaml", "spec:\n  hub: [a,\n  tag: b\n")).SingleError("YamlInvalid");

        Assert.Equal(ErrorCategory.ParserError, error.CategoryInfo.Category);
        Assert.Matches(@"bad\.yaml:\d+:\d+", error.ToString());
    }

    [Fact]
    public void A_second_document_is_an_error_with_its_line()
    {
        ErrorRecord error = ImportOf(_folder.Write("two.yaml", "spec:\n  hub: a\n---\nspec:\n  hub: b\n")).SingleError("ConfigSeveralDocuments");

        Assert.Contains("two.yaml:4:1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_profile_names_the_known_ones()
    {
        ErrorRecord error = _runspace.Run("Get-MeshProfile demoo").SingleError("ProfileNotFound");

        Assert.Contains("demo", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("openshift-ambient", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_profile_in_a_document_is_an_error_of_the_first_who_needs_it()
    {
        string file = _folder.Write("p.yaml", "spec:\n  profile: demoo\n");

        _runspace.Run("Import-MeshConfig $file | New-MeshManifest", ("file", file)).SingleError("ProfileNotFound");
    }

    [Fact]
    public void A_list_where_a_map_belongs_is_an_error_with_its_place()
    {
        ErrorRecord error = ImportOf(_folder.Write("list.yaml", "- spec: {}\n")).SingleError("ConfigNotAMap");

        Assert.Contains("list.yaml:1:1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_for_components_is_found_by_the_check()
    {
        string file = _folder.Write("components.yaml", "spec:\n  components:\n  - pilot\n");

        ErrorRecord error = _runspace.Run("Import-MeshConfig $file | Test-MeshConfig -PassThru", ("file", file)).Errors[0];

        Assert.Contains("components.yaml:3:", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_50_MB_is_refused_before_it_is_read()
    {
        string file = Path.Combine(_folder.Path, "big.yaml");
        using (FileStream stream = File.Create(file))
        {
            stream.SetLength(50L * 1024 * 1024);
        }

        Assert.Equal(ErrorCategory.LimitsExceeded, ImportOf(file).SingleError("ConfigTooLarge").CategoryInfo.Category);
    }

    [Fact]
    public void A_document_of_aliases_that_multiply_is_refused()
    {
        StringBuilder bomb = new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++)
        {
            bomb.Append($"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        }

        bomb.Append("spec: {}\n");

        Assert.Equal(ErrorCategory.LimitsExceeded, Assert.Single(ImportOf(_folder.Write("bomb.yaml", bomb.ToString())).Errors).CategoryInfo.Category);
    }

    [Theory]
    [InlineData("New-MeshManifest -Component Pilott")]
    [InlineData("Install-Mesh -Sandbox -Component Pilott")]
    public void An_unknown_component_names_the_known_ones(string command)
    {
        ErrorRecord error = _runspace.Run("Get-MeshProfile | " + command).SingleError("ComponentNotFound");

        Assert.Contains("Pilott", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("IngressGateways", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_that_does_not_answer_is_named()
    {
        string file = _folder.Write("kubeconfig", KubeConfig("current-context: here"));

        ErrorRecord error = _runspace.Run("Get-MeshProfile | Install-Mesh -KubeConfig $file", ("file", file)).SingleError("ClusterUnreachable");

        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.Contains("127.0.0.1:9", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kubeconfig_without_a_current_context_names_its_contexts()
    {
        string file = _folder.Write("kubeconfig", KubeConfig(string.Empty));

        ErrorRecord error = _runspace.Run("Get-Mesh -KubeConfig $file", ("file", file)).SingleError("ContextNotFound");

        Assert.Contains("here", error + error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kubeconfig_that_is_not_there_is_an_error_and_never_localhost()
    {
        ErrorRecord error = _runspace.Run("Get-Mesh -KubeConfig $file", ("file", Path.Combine(_folder.Path, "none"))).SingleError("KubeConfigNotFound");

        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("-Timeout soon")]
    [InlineData("-Timeout 0")]
    public void A_timeout_that_is_none_is_refused_before_anything_happens(string argument)
    {
        RunResult result = _runspace.Run("Get-MeshProfile | Install-Mesh -Sandbox " + argument);

        Assert.Equal(ErrorCategory.InvalidData, Assert.Single(result.Errors).CategoryInfo.Category);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_configuration_with_errors_is_not_installed()
    {
        RunResult result = _runspace.Run("$c = New-MeshSandbox; Get-MeshProfile | Merge-MeshConfig -Set 'revision=Not_A_Label' | Install-Mesh -Cluster $c; Get-Mesh -Cluster $c");

        Assert.NotEmpty(result.Errors);
        Assert.Empty(result.Output);
    }

    public void Dispose()
    {
        _runspace.Dispose();
        _folder.Dispose();
    }

    private static string KubeConfig(string lastLine) =>
        $$"""
        apiVersion: v1
        kind: Config
        clusters: [{ name: c, cluster: { server: 'http://127.0.0.1:9' } }]
        users: [{ name: u, user: { token: secret-token } }]
        contexts: [{ name: here, context: { cluster: c, user: u } }]
        {{lastLine}}
        """;

    private RunResult ImportOf(string path) => _runspace.Run("Import-MeshConfig $path", ("path", path));
}
