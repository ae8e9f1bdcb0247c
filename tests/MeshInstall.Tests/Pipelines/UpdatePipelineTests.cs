using System.Collections.ObjectModel;
using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class UpdatePipelineTests : IDisposable
{
    private const string Off = "'components.egressGateways[name:istio-egressgateway].enabled=false'";
    private readonly PipelineCluster _cluster = new();

    [Fact]
    public async Task Only_what_the_difference_touches_is_written()
    {
        Installed();
        string[] before = await _cluster.Objects.VersionsAsync();

        Collection<PSObject> output = _cluster.Invoke("Get-MeshProfile demo | Merge-MeshConfig -Set meshConfig.accessLogFile=/dev/stderr | Update-Mesh -Cluster $cluster");

        Assert.Equal("True Update 2", PipelineCluster.Summary(output).Texts("Succeeded", "Operation", "Release"));
        Assert.DoesNotContain(PipelineCluster.Results(output), result => result.StartsWith("Base", StringComparison.Ordinal));
        string[] written = [.. (await _cluster.Objects.VersionsAsync()).Except(before)
            .Where(line => !line.Contains("/secrets ", StringComparison.Ordinal) && !line.Contains("/leases ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[1])];
        Assert.All(written, name => Assert.StartsWith("istio-system/", name, StringComparison.Ordinal));
        Assert.Contains("istio-system/istio", written);
        Assert.Equal(["default Ready"], _cluster.Meshes());
    }

    [Theory]
    [InlineData("meshConfig.accessLogFile=/dev/stderr", "Update")]
    [InlineData("values.pilot.env.EXAMPLE=text", "Restart")]
    public void The_impact_of_a_change_is_told(string setting, string impact)
    {
        Installed();

        Collection<PSObject> output = _cluster.Invoke($"Get-MeshProfile demo | Merge-MeshConfig -Set {setting} | Update-Mesh -Cluster $cluster");

        Assert.Contains($"Pilot Ready {impact}", PipelineCluster.Results(output));
    }

    [Fact]
    public async Task A_field_that_cannot_be_changed_in_place_recreates_the_object()
    {
        Installed();
        string deployment = "apis/apps/v1/namespaces/istio-system/deployments/istio-ingressgateway";
        string uid = (string)(await _cluster.Objects.GetAsync(deployment))["metadata"]!["uid"]!;

        Collection<PSObject> output = _cluster.Invoke(
            "Get-MeshProfile demo | Merge-MeshConfig -Value @{ components = @{ ingressGateways = @(@{ name = 'istio-ingressgateway'; enabled = $true; label = @{ app = 'web' } }) } } -ListStrategy Merge | Update-Mesh -Cluster $cluster");

        Assert.Contains("istio-ingressgateway Ready Recreate", PipelineCluster.Results(output));
        Assert.NotEqual(uid, (string)(await _cluster.Objects.GetAsync(deployment))["metadata"]!["uid"]!);
        Assert.Equal(["default Ready"], _cluster.Meshes());
    }

    [Fact]
    public async Task A_component_that_is_turned_off_is_removed()
    {
        Installed();

        Collection<PSObject> output = _cluster.Invoke($"Get-MeshProfile demo | Merge-MeshConfig -Set {Off} | Update-Mesh -Cluster $cluster");

        Assert.Contains("istio-egressgateway Removed Delete", PipelineCluster.Results(output));
        Assert.Equal(["istio-ingressgateway", "istiod"], await _cluster.Objects.NamesAsync("apis/apps/v1/deployments"));
        Assert.Equal("False", _cluster.Invoke($"Get-MeshProfile demo | Merge-MeshConfig -Set {Off} | Get-MeshPlan -Cluster $cluster").Single().Text("HasChanges"));
    }

    [Fact]
    public async Task WhatIf_prints_each_change_and_touches_nothing()
    {
        Installed();
        string[] before = await _cluster.Objects.VersionsAsync();

        Assert.Empty(_cluster.Invoke($"Get-MeshProfile demo | Merge-MeshConfig -Set {Off} | Update-Mesh -Cluster $cluster -WhatIf"));

        Assert.Contains("\"Delete\" on target \"Deployment istio-system/istio-egressgateway", _cluster.Shown, StringComparison.Ordinal);
        Assert.Equal(before, await _cluster.Objects.VersionsAsync());
    }

    [Fact]
    public async Task Charts_in_a_folder_are_known_by_what_is_in_it()
    {
        using TemporaryFolder folder = new();
        string release = Path.Combine(folder.Path, "release");
        TestData.Copy("release", release);
        string chart = $"-Chart '{release}' -Cluster $cluster";
        _cluster.Invoke($"Get-MeshProfile minimal | Install-Mesh {chart} | Out-Null; Get-MeshProfile minimal | Update-Mesh {chart} | Out-Null");

        Collection<PSObject> setting = _cluster.Invoke(
            $"Get-MeshProfile minimal | Merge-MeshConfig -Set components.pilot.k8s.replicaCount=2 | Update-Mesh {chart}");
        await File.AppendAllTextAsync(Path.Combine(release, "manifests/charts/base/templates/account.yaml"), "automountServiceAccountToken: false\n");
        Collection<PSObject> other = _cluster.Invoke(
            $"Get-MeshProfile minimal | Merge-MeshConfig -Set components.pilot.k8s.replicaCount=2 | Update-Mesh {chart}");

        Assert.Equal(["Pilot Ready Update"], PipelineCluster.Results(setting));
        Assert.Contains("Base Ready Update", PipelineCluster.Results(other));
    }

    [Fact]
    public void Without_a_release_there_is_nothing_to_update()
    {
        ErrorRecord error = _cluster.Run("Get-MeshProfile minimal | Update-Mesh -Cluster $cluster").SingleError("ReleaseNotFound");

        Assert.Contains("Install-Mesh", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_configuration_changes_nothing_and_keeps_every_component_in_the_record()
    {
        Installed();

        PSObject summary = _cluster.Summary("Get-MeshProfile demo | Update-Mesh -Cluster $cluster");

        Assert.Equal("0 0 0", summary.Texts("Created", "Updated", "Deleted"));
        Assert.All(
            _cluster.Invoke("Get-MeshRelease default -Cluster $cluster").Select(release => string.Join(' ', ((IEnumerable<string>)release.Properties["Components"].Value).Order())),
            components => Assert.Contains("istio-egressgateway", components, StringComparison.Ordinal));
    }

    public void Dispose() => _cluster.Dispose();

    private void Installed() => _cluster.Invoke("Get-MeshProfile demo | Install-Mesh -Cluster $cluster | Out-Null");
}
