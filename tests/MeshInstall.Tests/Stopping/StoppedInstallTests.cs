using MeshInstall.Tests.Hosting;
using Xunit.Abstractions;

namespace MeshInstall.Tests.Stopping;

/// <summary>An operation that Ctrl+C ends leaves nothing that keeps the next one from its work.</summary>
public sealed class StoppedInstallTests : IDisposable
{
    private const string Secrets = "/api/v1/namespaces/istio-system/secrets";
    private const string Leases = "/apis/coordination.k8s.io/v1/namespaces/istio-system/leases";
    private readonly ITestOutputHelper _output;
    private readonly TemporaryFolder _folder = new();
    private readonly PipelineCluster _cluster = new();
    private readonly HoldingServer _server;

    public StoppedInstallTests(ITestOutputHelper output)
    {
        _output = output;
        _server = new HoldingServer(_cluster.Objects.Address);
        string config = Path.Combine(_folder.Path, "config");
        File.WriteAllText(config, _server.KubeConfig());
        _cluster.Runspace.Invoke("$cluster = Connect-MeshCluster -KubeConfig $config; $minimal = Get-MeshProfile minimal", ("config", config));
    }

    [Theory]
    [InlineData("PATCH /apis/apps/v1/namespaces/istio-system/deployments/istiod")]
    [InlineData("PATCH /api/v1/namespaces/istio-system/configmaps/istio")]
    [InlineData("GET /apis/apps/v1/namespaces/istio-system/deployments?")]
    public async Task A_stopped_installation_keeps_nobody_from_the_next(string place)
    {
        await StopAsync("$minimal | Install-Mesh -Cluster $cluster", call => IsAt(place, call));

        Assert.Equal("True", _cluster.Summary("$minimal | Install-Mesh -Cluster $cluster").Text("Succeeded"));
        Assert.Equal(["2 Install Deployed", "1 Install Interrupted"], _cluster.Releases());
    }

    [Theory]
    [InlineData("POST " + Leases, false)]
    [InlineData("POST " + Leases, true)]
    [InlineData("POST " + Secrets, false)]
    [InlineData("POST " + Secrets, true)]
    [InlineData("PATCH /apis/apps/v1/namespaces/istio-system/deployments/istiod", false)]
    [InlineData("PATCH /apis/apps/v1/namespaces/istio-system/deployments/istiod", true)]
    [InlineData("PATCH " + Secrets, false)]
    [InlineData("PATCH " + Secrets, true)]
    [InlineData("PUT " + Leases, false)]
    [InlineData("PUT " + Leases, true)]
    public async Task After_a_server_fell_silent_anywhere_in_a_stopped_installation_the_next_one_completes_it(string place, bool carriesOut)
    {
        bool isSilent = false;
        await StopAsync("$minimal | Install-Mesh -Cluster $cluster", call => isSilent |= IsAt(place, call), carriesOut);

        Assert.Equal("True", _cluster.Summary("$minimal | Install-Mesh -Cluster $cluster").Text("Succeeded"));

        string[] releases = _cluster.Releases();
        Assert.EndsWith(" Install Deployed", releases[0], StringComparison.Ordinal);
        Assert.DoesNotContain(releases, release => release.EndsWith("Pending", StringComparison.Ordinal));
        Assert.Empty(_cluster.Invoke("($minimal | Get-MeshPlan -Cluster $cluster).Changes | Where-Object Action -ne Unchanged"));
    }

    [Theory]
    [InlineData("$minimal | Merge-MeshConfig -Set meshConfig.accessLogFile=/dev/stdout | Update-Mesh -Cluster $cluster", "PATCH /api/v1/namespaces/istio-system/configmaps/istio")]
    [InlineData("Restore-Mesh 1 -Cluster $cluster", "PATCH /api/v1/namespaces/istio-system/configmaps/istio")]
    [InlineData("Uninstall-Mesh default -Cluster $cluster -Confirm:$false", "DELETE /apis/apps")]
    public async Task After_a_server_fell_silent_in_any_operation_the_next_one_goes_ahead(string command, string place)
    {
        _cluster.Invoke("$minimal | Install-Mesh -Cluster $cluster | Out-Null");
        _cluster.Invoke("$minimal | Merge-MeshConfig -Set meshConfig.accessLogFile=/dev/stderr | Update-Mesh -Cluster $cluster | Out-Null");
        bool isSilent = false;
        await StopAsync(command, call => isSilent |= IsAt(place, call));

        Assert.Equal("True", _cluster.Summary("$minimal | Install-Mesh -Cluster $cluster").Text("Succeeded"));
        Assert.Equal(["default Ready"], _cluster.Meshes());
    }

    public void Dispose()
    {
        _server.Dispose();
        _cluster.Dispose();
        _folder.Dispose();
    }

    // Planning asks the server what a write would do.
    private static bool IsAt(string place, string call) =>
        call.StartsWith(place, StringComparison.Ordinal) && !call.Contains("dryRun", StringComparison.Ordinal);

    private async Task StopAsync(string command, Func<string, bool> isMeant, bool carriesOut = false)
    {
        Task held = _server.Hold(isMeant, carriesOut);
        using StoppableScript script = new(_cluster.Runspace, command);
        await script.ReachesAsync(held);
        await script.StopAsync(_output);
        _server.GoOn();
    }
}
