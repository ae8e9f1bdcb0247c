using System.Collections.ObjectModel;
using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class ComparePipelineTests : IDisposable
{
    private readonly ModuleRunspace _runspace = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _runspace.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_setting_of_the_control_plane_restarts_it_and_tells_who_depends_on_it()
    {
        Collection<PSObject> output = _runspace.Invoke(
            "$config = Get-MeshProfile demo; $before = $config | New-MeshManifest;"
            + "$config | Merge-MeshConfig -Set 'values.pilot.traceSampling=5' | New-MeshManifest | Compare-MeshManifest $before |"
            + "ForEach-Object { \"$($_.Action) $($_.Kind) $($_.Name) <- $($_.Dependents -join ',')\" }");

        Assert.Contains("Restart Deployment istiod <- istio-ingressgateway,istio-egressgateway", output.Select(line => line.ToString()));
    }

    [Fact]
    public void What_was_exported_equals_what_is_rendered_again()
    {
        _runspace.Invoke("$manifests = Get-MeshProfile minimal | New-MeshManifest; $manifests | Export-MeshManifest \"$folder/one.yaml\";"
            + "$manifests | Export-MeshManifest \"$folder/many\" -Split; $manifests | Export-MeshManifest \"$folder/one.json\"", ("folder", _folder.Path));

        Collection<PSObject> equal = _runspace.Invoke(
            "foreach ($path in 'one.yaml', 'many', 'one.json') { $manifests | Compare-MeshManifest \"$folder/$path\" -Quiet };"
            + "Compare-MeshManifest \"$folder/one.yaml\" \"$folder/many\" -Quiet;"
            + "Compare-MeshManifest @() \"$folder/many\" -Quiet", ("folder", _folder.Path));

        Assert.Equal([true, true, true, true, false], equal.Select(value => value.BaseObject));
    }

    [Fact]
    public void What_holds_no_objects_is_an_error()
    {
        string file = _folder.Write("list.yaml", "- a\n");

        _runspace.Run($"Compare-MeshManifest '{file}' @()").SingleError("ManifestFileInvalid");
        _runspace.Run("Compare-MeshManifest 5 @()").SingleError("ManifestNotComparable");
        _runspace.Run("Compare-MeshManifest nowhere.yaml @()").SingleError("ConfigFileNotFound");
    }

    [Fact]
    public void Configurations_are_compared_by_component_when_asked_for()
    {
        Collection<PSObject> output = _runspace.Invoke(
            "Compare-MeshConfig (Get-MeshProfile default) (Get-MeshProfile ambient) -ByComponent | ForEach-Object { \"$($_.Kind) $($_.Name)\" }");

        Assert.Contains("Added Ztunnel", output.Select(line => line.ToString()));
    }
}
