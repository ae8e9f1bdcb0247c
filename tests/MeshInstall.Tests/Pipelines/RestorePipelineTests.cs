using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class RestorePipelineTests : IDisposable
{
    private const string One = "Get-MeshProfile minimal";
    private const string Two = "Get-MeshProfile minimal | Merge-MeshConfig -Set meshConfig.accessLogFile=/dev/stdout";
    private const string Three = "Get-MeshProfile";
    private readonly PipelineCluster _cluster = new();

    public RestorePipelineTests()
    {
        foreach (string config in new[] { One, Two, Three })
        {
            _cluster.Invoke($"{config} | Install-Mesh -Cluster $cluster | Out-Null");
        }
    }

    [Fact]
    public void Without_a_number_it_is_the_release_before()
    {
        PSObject summary = _cluster.Summary("Restore-Mesh -Cluster $cluster");

        Assert.Equal("True Restore 4", summary.Texts("Succeeded", "Operation", "Release"));
        AssertIs(Two);
        Assert.Equal("2", _cluster.Invoke("Get-MeshRelease default -Latest -Cluster $cluster").Single().Text("RestoredFrom"));
        Assert.Equal(["4 Restore Deployed", "3 Install Superseded", "2 Install Superseded", "1 Install Superseded"], _cluster.Releases());
    }

    [Theory]
    [InlineData("Restore-Mesh 1 -Cluster $cluster")]
    [InlineData("Restore-Mesh -Number 1 -Cluster $cluster")]
    [InlineData("Restore-Mesh -Revision 1 -Cluster $cluster")]
    [InlineData("Get-MeshRelease default -Number 1 -Cluster $cluster | Restore-Mesh -Cluster $cluster")]
    public void A_release_is_named_by_its_number_or_by_itself(string command)
    {
        Assert.Equal("True", _cluster.Summary(command).Text("Succeeded"));

        AssertIs(One);
    }

    [Fact]
    public async Task WhatIf_prints_each_change_and_touches_nothing()
    {
        string[] before = await _cluster.Objects.VersionsAsync();

        Assert.Empty(_cluster.Invoke("Restore-Mesh -Cluster $cluster -WhatIf"));

        Assert.Contains("Restore release 2 (Istio 1.30.3) on sandbox: ", _cluster.Shown, StringComparison.Ordinal);
        Assert.Contains("\"Delete\" on target \"Deployment istio-system/istio-ingressgateway", _cluster.Shown, StringComparison.Ordinal);
        Assert.Equal(before, await _cluster.Objects.VersionsAsync());
    }

    [Fact]
    public void A_number_that_is_not_kept_is_named_with_those_that_are()
    {
        ErrorRecord error = _cluster.Run("Restore-Mesh 9 -Cluster $cluster").SingleError("ReleaseNotFound");

        Assert.Contains("3, 2, 1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_revisions_must_be_told_apart()
    {
        _cluster.Invoke("Get-MeshProfile minimal | Merge-MeshConfig -Set revision=canary | Install-Mesh -Cluster $cluster | Out-Null");

        ErrorRecord error = _cluster.Run("Restore-Mesh -Cluster $cluster").SingleError("ReleaseAmbiguous");

        Assert.Contains("canary in istio-system", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("True", _cluster.Summary("Restore-Mesh 2 -MeshRevision default -Cluster $cluster").Text("Succeeded"));
        AssertIs(Two);
        Assert.Equal(["canary Ready", "default Ready"], _cluster.Meshes());
    }

    [Theory]
    [InlineData("Restore-Mesh 3 -Cluster $cluster")]
    [InlineData("Restore-Mesh -Cluster $cluster")]
    public void An_uninstalled_mesh_whose_history_was_kept_is_brought_back(string command)
    {
        _cluster.Invoke("Uninstall-Mesh default -KeepHistory -Confirm:$false -Cluster $cluster | Out-Null");
        Assert.Empty(_cluster.Meshes());

        _cluster.Summary(command);

        AssertIs(Three);
    }

    public void Dispose() => _cluster.Dispose();

    private void AssertIs(string config)
    {
        Assert.Equal("False", _cluster.Invoke($"{config} | Get-MeshPlan -Cluster $cluster").Single().Text("HasChanges"));
        Assert.Equal(["default Ready"], _cluster.Meshes().Where(mesh => mesh.StartsWith("default", StringComparison.Ordinal)));
    }
}
