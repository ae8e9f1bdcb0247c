using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class InstallPlanPipelineTests : IDisposable
{
    private readonly PipelineCluster _cluster = new();

    [Fact]
    public void A_plan_is_installed_as_it_was_looked_at()
    {
        PSObject summary = _cluster.Summary("$plan = Get-MeshProfile minimal | Get-MeshPlan -Cluster $cluster; $plan | Install-Mesh -Cluster $cluster");

        Assert.Equal("True 1 Install", summary.Texts("Succeeded", "Release", "Operation"));
        Assert.Equal(_cluster.Invoke("$plan.Create").Single().ToString(), summary.Text("Created"));
        Assert.Equal(["default Ready"], _cluster.Meshes());
    }

    [Fact]
    public async Task A_plan_that_the_cluster_has_outrun_is_refused_and_nothing_is_changed()
    {
        _cluster.Invoke("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster | Out-Null");
        _cluster.Invoke("$plan = Get-MeshProfile minimal | Merge-MeshConfig -Set meshConfig.accessLogFile=/dev/stdout | Get-MeshPlan -Cluster $cluster");
        await _cluster.Objects.DeleteAsync("apis/apps/v1/namespaces/istio-system/deployments/istiod");
        string[] before = await _cluster.Objects.VersionsAsync();

        ErrorRecord error = _cluster.Run("$plan | Install-Mesh -Cluster $cluster").SingleError("PlanOutdated");

        Assert.Contains("Deployment istio-system/istiod", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Get-MeshPlan", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(before, await _cluster.Objects.VersionsAsync());
    }

    [Fact]
    public void A_plan_is_refused_after_another_release()
    {
        _cluster.Invoke("$plan = Get-MeshProfile minimal | Get-MeshPlan -Cluster $cluster; Get-MeshProfile minimal | Install-Mesh -Cluster $cluster | Out-Null");

        _cluster.Run("$plan | Install-Mesh -Cluster $cluster").SingleError("PlanOutdated");

        Assert.Equal(["1 Install Deployed"], _cluster.Releases());
    }

    [Fact]
    public void A_plan_for_another_cluster_is_refused()
    {
        ErrorRecord error = _cluster.Run(
            "$other = New-MeshSandbox other; $plan = Get-MeshProfile minimal | Get-MeshPlan -Cluster $other; $plan | Install-Mesh -Cluster $cluster").SingleError("PlanOutdated");

        Assert.Contains("other", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_under_WhatIf_is_printed_and_not_installed()
    {
        _cluster.Invoke("Get-MeshProfile minimal | Get-MeshPlan -Cluster $cluster | Install-Mesh -Cluster $cluster -WhatIf");

        Assert.Contains("Deployment istio-system/istiod", _cluster.Shown, StringComparison.Ordinal);
        Assert.Empty(_cluster.Meshes());
        Assert.Empty(_cluster.Releases());
    }

    [Fact]
    public void A_plan_of_manifests_leaves_other_components_alone()
    {
        _cluster.Invoke("Get-MeshProfile demo | Install-Mesh -Cluster $cluster | Out-Null");

        PSObject summary = _cluster.Summary(
            "Get-MeshProfile demo | New-MeshManifest -Component Pilot | Get-MeshPlan -Cluster $cluster | Install-Mesh -Cluster $cluster");

        Assert.Equal("0 0 0 True", summary.Texts("Created", "Updated", "Deleted", "Succeeded"));
        Assert.Equal(4, ((System.Collections.ICollection)_cluster.Invoke("Get-Mesh -Cluster $cluster").Single().Properties["Components"].Value).Count);
    }

    [Fact]
    public void Installing_twice_changes_nothing_and_records_two_releases()
    {
        _cluster.Invoke("Get-MeshProfile demo | Install-Mesh -Cluster $cluster | Out-Null");

        PSObject summary = _cluster.Summary("Get-MeshProfile demo | Install-Mesh -Cluster $cluster");

        Assert.Equal("0 0 0 2", summary.Texts("Created", "Updated", "Deleted", "Release"));
        Assert.Equal(["2 Install Deployed", "1 Install Superseded"], _cluster.Releases());
        Assert.Equal(["default Ready"], _cluster.Meshes());
    }

    [Fact]
    public void HistoryLimit_bounds_what_is_kept()
    {
        _cluster.Invoke("1..3 | ForEach-Object { Get-MeshProfile empty | Merge-MeshConfig -Set components.base.enabled=true | Install-Mesh -Cluster $cluster -HistoryLimit 2 | Out-Null }");

        Assert.Equal(["3 Install Deployed", "2 Install Superseded"], _cluster.Releases());
    }

    public void Dispose() => _cluster.Dispose();
}
