using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

/// <summary>Validation against the charts in use, and what -Force changes.</summary>
public sealed class ValidationPipelineTests : IDisposable
{
    private const string Wrong = "Get-MeshProfile minimal | Merge-MeshConfig -Set 'values.pilot.bogusSetting=1' | ";
    private static readonly string Release = TestData.Path("release");
    private readonly ModuleRunspace _runspace = new();

    public void Dispose() => _runspace.Dispose();

    [Theory]
    [InlineData("", "Error")]
    [InlineData("-Force", "Warning")]
    [InlineData("-Chart $charts", "Error")]
    [InlineData("-Chart $charts -Force", "Warning")]
    public void A_field_that_nobody_knows_is_an_error_and_with_Force_a_warning(string parameters, string severity)
    {
        PSObject issue = _runspace.Invoke($"{Wrong} Test-MeshConfig {parameters}", ("charts", Istio())).Single(issue => issue.Properties["Id"].Value is "UnknownField");

        Assert.Equal(severity, issue.Properties["Severity"].Value.ToString());
        Assert.Equal("spec.values.pilot.bogusSetting", issue.Properties["Path"].Value);
    }

    [Fact]
    public void With_charts_that_are_not_Istios_an_unknown_field_is_a_warning_that_names_the_chart()
    {
        PSObject issue = _runspace.Invoke($"{Wrong} Test-MeshConfig -Chart $charts", ("charts", Release)).Single(issue => issue.Properties["Id"].Value is "UnknownField");

        Assert.Equal("Warning", issue.Properties["Severity"].Value.ToString());
        Assert.Contains("istiod-1.2.3", issue.Properties["Message"].Value.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("-Force", true)]
    public void Quiet_and_PassThru_follow_Force(string force, bool valid)
    {
        Assert.Equal(valid, _runspace.Invoke($"{Wrong} Test-MeshConfig -Quiet {force}").Single().BaseObject);
        RunResult passed = _runspace.Run($"{Wrong} Test-MeshConfig -PassThru {force}");
        Assert.Equal(valid ? 1 : 0, passed.Output.Count);
        Assert.Equal(valid ? 0 : 1, passed.Errors.Count);
    }

    [Fact]
    public void New_MeshManifest_renders_nothing_of_a_configuration_with_errors()
    {
        RunResult result = _runspace.Run($"{Wrong} New-MeshManifest");

        Assert.Empty(result.Output);
        Assert.StartsWith("UnknownField", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void New_MeshManifest_with_Force_renders_it_with_a_warning()
    {
        RunResult result = _runspace.Run($"{Wrong} New-MeshManifest -Force -Component Base");

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
        Assert.Contains("bogusSetting", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("-Force", 0)]
    public void Install_Mesh_stops_at_errors_unless_forced(string force, int errors)
    {
        RunResult result = _runspace.Run($"{Wrong} Install-Mesh -Sandbox -NoWait -Component Base {force}\nDisconnect-MeshCluster");

        Assert.Equal(errors, result.Errors.Count);
        Assert.Equal(errors == 0, result.Output.Count > 0);
    }

    // The charts of the test data with the source that Istio's own charts name.
    private static string Istio()
    {
        string folder = ProcessFolders.Create();
        TestData.Copy("release", folder);
        foreach (string file in Directory.EnumerateFiles(folder, "Chart.yaml", SearchOption.AllDirectories))
        {
            File.AppendAllText(file, "\nsources: [https://github.com/istio/istio]\n");
        }

        return folder;
    }
}
