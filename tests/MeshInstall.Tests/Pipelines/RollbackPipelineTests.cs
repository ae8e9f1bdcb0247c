using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class RollbackPipelineTests
{
    [Fact]
    public async Task A_first_installation_that_fails_is_rolled_back_to_nothing()
    {
        using PipelineCluster cluster = new("-Outcome @{ istiod = 'ImagePullBackOff' }");

        RunResult result = cluster.Run("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster -Timeout 2 -RollbackOnFailure");

        result.SingleError("MeshNotReady");
        Assert.Contains(result.Warnings, warning => warning.Contains("Rolling back", StringComparison.Ordinal));
        Assert.Equal("False 1 0", PipelineCluster.Summary(result.Output).Texts("Succeeded", "Release", "RolledBackTo"));
        Assert.Empty(cluster.Meshes());
        Assert.Empty(await cluster.Objects.NamesAsync("apis/apps/v1/deployments"));
        Assert.NotEmpty(await cluster.Objects.NamesAsync("apis/apiextensions.k8s.io/v1/customresourcedefinitions"));
    }

    [Fact]
    public void After_a_roll_back_to_nothing_the_mesh_can_be_installed()
    {
        using PipelineCluster cluster = new("-Outcome @{ 'istio-ingress*' = 'ImagePullBackOff' }");
        cluster.Run("Get-MeshProfile | Install-Mesh -Cluster $cluster -Timeout 2 -RollbackOnFailure");

        PSObject summary = cluster.Summary("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster");

        Assert.Equal("True", summary.Text("Succeeded"));
        Assert.Equal(["default Ready"], cluster.Meshes());
    }

    [Fact]
    public void An_upgrade_that_fails_is_rolled_back_to_the_deployed_release()
    {
        using PipelineCluster cluster = new("-Outcome @{ 'istio-ingress*' = 'ImagePullBackOff' }");
        cluster.Invoke("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster | Out-Null");

        RunResult result = cluster.Run(
            "Get-MeshProfile | Merge-MeshConfig -Set hub=registry.example/istio | Install-Mesh -Cluster $cluster -Timeout 2 -RollbackOnFailure");

        result.SingleError("MeshNotReady");
        Assert.Equal("False 2 1", PipelineCluster.Summary(result.Output).Texts("Succeeded", "Release", "RolledBackTo"));
        Assert.Equal(["3 Restore Deployed", "2 Install Failed", "1 Install Superseded"], cluster.Releases());
        Assert.Equal(["default Ready"], cluster.Meshes());
        Assert.Equal("False", cluster.Invoke("Get-MeshProfile minimal | Get-MeshPlan -Cluster $cluster").Single().Text("HasChanges"));
    }

    [Fact]
    public void Without_it_what_was_written_stays_and_a_rerun_goes_on()
    {
        using PipelineCluster cluster = new("-Outcome @{ 'istio-ingress*' = 'ImagePullBackOff' }");

        RunResult result = cluster.Run("Get-MeshProfile | Install-Mesh -Cluster $cluster -Timeout 2");

        Assert.Equal(string.Empty, PipelineCluster.Summary(result.Output).Text("RolledBackTo"));
        Assert.Equal(["1 Install Failed"], cluster.Releases());
        Assert.Equal("True", cluster.Summary("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster").Text("Succeeded"));
        Assert.Equal(["default Ready"], cluster.Meshes());
    }
}
