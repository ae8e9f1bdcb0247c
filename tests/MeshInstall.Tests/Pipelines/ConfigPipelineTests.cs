using System.Collections.ObjectModel;
using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class ConfigPipelineTests : IDisposable
{
    private readonly ModuleRunspace _runspace = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Ten_profiles_are_listed_with_what_they_are_for()
    {
        Collection<PSObject> profiles = _runspace.Invoke("Get-MeshProfile -ListAvailable");

        Assert.Equal(
            ["ambient", "default", "demo", "empty", "minimal", "openshift", "openshift-ambient", "preview", "remote", "stable"],
            profiles.Select(profile => (string)profile.Properties["Name"].Value).Order());
        Assert.All(profiles, profile => Assert.NotEmpty((string)profile.Properties["Description"].Value));
    }

    [Fact]
    public void Without_a_name_the_default_profile_is_loaded_with_its_hub_and_tag()
    {
        PSObject config = Assert.Single(_runspace.Invoke("Get-MeshProfile"));

        Assert.Equal("default", config.Properties["Profile"].Value);
        Assert.Equal("docker.io/istio", config.Properties["Hub"].Value);
        Assert.Equal("1.30.3", config.Properties["Tag"].Value);
    }

    [Fact]
    public void Settings_hashtables_and_files_are_merged_in_their_order_and_the_last_one_wins()
    {
        string file = _folder.Write("site.yaml", "spec:\n  hub: from.file\n  tag: from-file\n  revision: file\n");

        Collection<PSObject> values = _runspace.Invoke(
            "$config = Get-MeshProfile | Merge-MeshConfig -Path $file -Value @{ tag = 'from-value'; revision = 'value' } -Set 'revision=set';"
            + "$config.Hub, $config.Tag, $config.Revision", ("file", file));

        Assert.Equal(["from.file", "from-value", "set"], values.Select(value => value.ToString()));
    }

    [Fact]
    public void Every_value_tells_where_it_was_written()
    {
        string file = _folder.Write("site.yaml", "spec:\n  hub: from.file\n");

        Collection<PSObject> origins = _runspace.Invoke(
            "$config = Get-MeshProfile demo | Merge-MeshConfig -Path $file -Set 'meshConfig.accessLogFile=/dev/stdout' -Value @{ tag = 'x' };"
            + "'spec.hub', 'spec.meshConfig.accessLogFile', 'spec.tag', 'spec.values.profile' | ForEach-Object { $config.GetOrigin($_).ToString() }",
            ("file", file));

        Assert.Equal($"{file}:2:8", origins[0].ToString());
        Assert.Equal("-Set meshConfig.accessLogFile=/dev/stdout", origins[1].ToString());
        Assert.Equal("-Value", origins[2].ToString());
        Assert.StartsWith("profile demo:", origins[3].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Custom_objects_switches_and_arrays_are_values_like_hashtables()
    {
        Collection<PSObject> values = _runspace.Invoke(
            "$value = [pscustomobject]@{ meshConfig = [pscustomobject]@{ enableTracing = $true }; values = @{ global = @{ imagePullSecrets = @('a', 'b') } } };"
            + "$spec = (Get-MeshProfile | Merge-MeshConfig -Value $value).Spec;"
            + "$spec.meshConfig.enableTracing; $spec.values.global.imagePullSecrets");

        Assert.Equal([true, "a", "b"], values.Select(value => value.BaseObject));
    }

    [Theory]
    [InlineData("Replace", "b")]
    [InlineData("Append", "a b")]
    public void Lists_are_replaced_unless_they_are_to_be_appended(string strategy, string expected)
    {
        Collection<PSObject> values = _runspace.Invoke(
            "$config = Get-MeshProfile | Merge-MeshConfig -Value @{ values = @{ global = @{ imagePullSecrets = @('a') } } } |"
            + $" Merge-MeshConfig -ListStrategy {strategy} -Value @{{ values = @{{ global = @{{ imagePullSecrets = @('b') }} }} }};"
            + "$config.Spec.values.global.imagePullSecrets -join ' '");

        Assert.Equal(expected, Assert.Single(values).ToString());
    }

    [Fact]
    public void Gateways_are_matched_by_name_when_lists_are_merged()
    {
        Collection<PSObject> values = _runspace.Invoke(
            "$config = Get-MeshProfile demo | Merge-MeshConfig -ListStrategy Merge -Value @{ components = @{ ingressGateways = @("
            + "@{ name = 'istio-ingressgateway'; label = @{ tier = 'edge' } }, @{ name = 'second'; enabled = $true }) } };"
            + "$config.Spec.components.ingressGateways | ForEach-Object { \"$($_.name) $($_.enabled) $($_.label.tier)\" }");

        Assert.Equal(["istio-ingressgateway True edge", "second True "], values.Select(value => value.ToString()));
    }

    [Fact]
    public void What_is_exported_is_imported_as_the_same_configuration()
    {
        foreach (string name in new[] { "mesh.yaml", "mesh.json" })
        {
            Collection<PSObject> differences = _runspace.Invoke(
                "$config = Get-MeshProfile demo | Merge-MeshConfig -Set 'values.global.network=net1';"
                + "$config | Export-MeshConfig $file; Compare-MeshConfig $config (Import-MeshConfig $file)",
                ("file", Path.Combine(_folder.Path, name)));

            Assert.Empty(differences);
        }
    }

    [Fact]
    public void A_file_that_is_there_is_only_replaced_with_force()
    {
        string file = _folder.Write("mesh.yaml", "mine");

        _runspace.Run("Get-MeshProfile | Export-MeshConfig $file", ("file", file)).SingleError("FileExists");
        Assert.Equal("mine", File.ReadAllText(file));
        _runspace.Invoke("Get-MeshProfile | Export-MeshConfig $file -Force -WhatIf", ("file", file));
        Assert.Equal("mine", File.ReadAllText(file));
        _runspace.Invoke("Get-MeshProfile | Export-MeshConfig $file -Force", ("file", file));
        Assert.Contains("kind: IstioOperator", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Comparing_names_the_components_that_a_difference_touches()
    {
        PSObject difference = Assert.Single(_runspace.Invoke(
            "Compare-MeshConfig (Get-MeshProfile) (Get-MeshProfile | Merge-MeshConfig -Set 'components.pilot.k8s.replicaCount=3')"));

        Assert.Equal("spec.components.pilot.k8s.replicaCount", difference.Properties["Path"].Value);
        Assert.Equal(3L, difference.Properties["After"].Value);
        Assert.Equal(["Pilot"], (IEnumerable<string>)difference.Properties["Components"].Value);
    }

    [Fact]
    public void A_mistyped_field_is_an_error_with_its_place_and_what_was_meant_and_stops_the_pipeline()
    {
        string file = _folder.Write("site.yaml", "spec:\n  meshConfig:\n    acessLogFile: /dev/stdout\n");

        RunResult result = _runspace.Run("Import-MeshConfig $file | Test-MeshConfig -PassThru", ("file", file));

        Assert.Empty(result.Output);
        ErrorRecord error = result.SingleError("UnknownField");
        Assert.Contains("site.yaml:3:", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("accessLogFile", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_of_the_operator_document_has_warnings_only_and_goes_on()
    {
        RunResult result = _runspace.Run(
            "Import-MeshConfig $file | Test-MeshConfig -PassThru", ("file", Path.Combine(BuiltFiles.Root, "tests", "Data", "custom-profile.yaml")));

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
        Assert.Contains(result.Warnings, warning => warning.Contains("discoveryRefreshDelay", StringComparison.Ordinal));
    }

    [Fact]
    public void Quiet_says_only_whether_a_configuration_can_be_installed()
    {
        Collection<PSObject> answers = _runspace.Invoke(
            "Get-MeshProfile | Test-MeshConfig -Quiet; Get-MeshProfile | Merge-MeshConfig -Set 'revision=Not_A_Label' | Test-MeshConfig -Quiet");

        Assert.Equal([true, false], answers.Select(answer => answer.BaseObject));
    }

    [Fact]
    public void Names_are_completed_in_any_case()
    {
        CommandCompletion completion = Complete("Get-MeshProfile DEM");

        Assert.Equal("demo", Assert.Single(completion.CompletionMatches).CompletionText);
        Assert.Equal(["IngressGateways"], Complete("New-MeshManifest -Component ingr").CompletionMatches.Select(match => match.CompletionText));
    }

    public void Dispose()
    {
        _runspace.Dispose();
        _folder.Dispose();
    }

    private CommandCompletion Complete(string text)
    {
        using PowerShell shell = PowerShell.Create(_runspace.Runspace);
        return CommandCompletion.CompleteInput(text, text.Length, null, shell);
    }
}
