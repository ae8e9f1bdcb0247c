using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class ConflictPipelineTests : IDisposable
{
    private const string MeshSettings = "api/v1/namespaces/istio-system/configmaps/istio";
    private readonly PipelineCluster _cluster = new();

    [Fact]
    public async Task Fields_of_others_are_refused_with_manager_and_field_and_nothing_is_changed()
    {
        string[] before = await ConflictAsync();

        ErrorRecord error = _cluster.Run("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster").SingleError("FieldConflict");

        Assert.Contains("another-tool", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("data.mesh", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-ForceConflicts", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(before, await _cluster.Objects.VersionsAsync());
    }

    [Fact]
    public async Task ForceConflicts_takes_them_over()
    {
        await ConflictAsync();

        PSObject summary = _cluster.Summary("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster -ForceConflicts");

        Assert.Equal("True 1 2", summary.Texts("Succeeded", "Updated", "Release"));
        Assert.NotEqual("theirs", (string?)(await _cluster.Objects.GetAsync(MeshSettings))["data"]!["mesh"]);
        Assert.Equal("0", _cluster.Summary("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster").Text("Updated"));
    }

    [Fact]
    public async Task WhatIf_tells_whose_fields_they_are()
    {
        await ConflictAsync();

        _cluster.Invoke("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster -WhatIf");

        Assert.Contains("another-tool", _cluster.Shown, StringComparison.Ordinal);
    }

    public void Dispose() => _cluster.Dispose();

    private async Task<string[]> ConflictAsync()
    {
        _cluster.Invoke("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster | Out-Null");
        await _cluster.Objects.PatchAsync(MeshSettings, """{"data":{"mesh":"theirs"}}""");
        return await _cluster.Objects.VersionsAsync();
    }
}
