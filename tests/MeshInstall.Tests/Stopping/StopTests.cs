using System.Net;
using MeshInstall.Tests.Hosting;
using Xunit.Abstractions;

namespace MeshInstall.Tests.Stopping;

/// <summary>Ctrl+C while a server does not answer at all: what is waited for ends only after the cmdlet has.</summary>
public sealed class StopTests : IDisposable
{
    private const string Connect = "$cluster = Connect-MeshCluster -KubeConfig $config; $minimal = Get-MeshProfile minimal";
    private readonly ITestOutputHelper _output;
    private readonly TemporaryFolder _folder = new();
    private readonly PipelineCluster _cluster = new();
    private readonly HoldingServer _server;
    private readonly string _config;

    public StopTests(ITestOutputHelper output)
    {
        _output = output;
        _server = new HoldingServer(_cluster.Objects.Address);
        _config = Path.Combine(_folder.Path, "config");
        File.WriteAllText(_config, _server.KubeConfig());
        _cluster.Runspace.Invoke(Connect, ("config", _config));
    }

    public static TheoryData<string> Commands => new(
        "$minimal | Install-Mesh -Cluster $cluster",
        "$minimal | New-MeshManifest | Install-MeshComponent -Cluster $cluster",
        "$minimal | Update-Mesh -Cluster $cluster",
        "Restore-Mesh 1 -Cluster $cluster",
        "Uninstall-Mesh default -Cluster $cluster -Confirm:$false",
        "Uninstall-Mesh -All -Cluster $cluster -Confirm:$false",
        "$minimal | Get-MeshPlan -Cluster $cluster",
        "$minimal | New-MeshManifest | Get-MeshPlan -Cluster $cluster",
        "Get-Mesh -Cluster $cluster",
        "Get-MeshRelease -Cluster $cluster",
        "Wait-Mesh -Cluster $cluster",
        "$minimal | Test-MeshCluster -Cluster $cluster",
        "Connect-MeshCluster -KubeConfig $config",
        "Get-Mesh -KubeConfig $config",
        "$minimal | Install-Mesh -KubeConfig $config");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_server_that_does_not_answer_is_not_waited_for(string command)
    {
        Task held = _server.Hold(_ => true);
        using StoppableScript script = new(_cluster.Runspace, command);
        await script.ReachesAsync(held);

        await script.StopAsync(_output);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_server_that_asks_to_come_back_in_an_hour_is_not_waited_for(string command)
    {
        Task met = _server.Hold(_ => true, status: HttpStatusCode.TooManyRequests);
        using StoppableScript script = new(_cluster.Runspace, command);
        await script.ReachesAsync(met);

        await script.StopAsync(_output);
    }

    [Theory]
    [InlineData("Wait-Mesh -Cluster $cluster -Timeout 10m -Verbose", "waiting for")]
    [InlineData("$minimal | Merge-MeshConfig -Set revision=canary | Install-Mesh -Cluster $cluster -Timeout 10m -Verbose", "waiting for Deployment")]
    public async Task What_does_not_become_ready_is_not_waited_for(string command, string message)
    {
        using PipelineCluster never = new("-Outcome @{ '*' = 'NeverReady' }");
        never.Invoke("$minimal = Get-MeshProfile minimal; $minimal | Install-Mesh -Cluster $cluster -NoWait | Out-Null");
        using StoppableScript script = new(never.Runspace, command);
        await script.SaysAsync(message);

        await script.StopAsync(_output);
    }

    [Fact]
    public async Task Another_installer_is_not_waited_for()
    {
        using ModuleRunspace other = new();
        other.Invoke(Connect, ("config", _config));
        Task held = _server.Hold(call => call.StartsWith("PATCH /apis/apps", StringComparison.Ordinal));
        using StoppableScript first = new(other, "$minimal | Install-Mesh -Cluster $cluster");
        await first.ReachesAsync(held);
        using StoppableScript second = new(_cluster.Runspace, "$minimal | Install-Mesh -Cluster $cluster -LockTimeout 10m -Verbose");
        await second.SaysAsync("Waiting for it to end");

        await second.StopAsync(_output);
        await first.StopAsync(_output);
    }

    [Theory]
    [InlineData("$minimal | New-MeshManifest -Chart $charts")]
    [InlineData("$minimal | New-MeshManifest -Chart $registry")]
    [InlineData("$minimal | Test-MeshConfig -Chart $charts")]
    [InlineData("$minimal | Get-MeshPlan -Chart $charts -Cluster $cluster")]
    [InlineData("$minimal | Install-Mesh -Chart $charts -Cluster $cluster")]
    [InlineData("$minimal | Update-Mesh -Chart $charts -Cluster $cluster")]
    [InlineData("$minimal | Test-MeshCluster -Chart $charts -Cluster $cluster")]
    [InlineData("Expand-MeshChart \"$charts#base\"")]
    [InlineData("Expand-MeshChart $registry/base -Version 1.2.3")]
    public async Task A_chart_that_does_not_come_is_not_waited_for(string command)
    {
        _cluster.Runspace.Invoke("$minimal | Install-Mesh -Cluster $cluster | Out-Null");
        using HoldingServer repository = new();
        Task held = repository.Hold(_ => true);
        using StoppableScript script = new(
            _cluster.Runspace, command, ("charts", $"{repository.Address}charts"), ("registry", $"oci://{repository.Address.Authority}/charts"));
        await script.ReachesAsync(held);

        await script.StopAsync(_output);
    }

    public void Dispose()
    {
        _server.Dispose();
        _cluster.Dispose();
        _folder.Dispose();
    }
}
