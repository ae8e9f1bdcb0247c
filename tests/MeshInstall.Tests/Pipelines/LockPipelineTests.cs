using System.Globalization;
using System.Management.Automation;
using System.Security;
using System.Text.Json.Nodes;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class LockPipelineTests : IDisposable
{
    private const string Leases = "apis/coordination.k8s.io/v1/namespaces/istio-system/leases";
    private readonly PipelineCluster _cluster = new();

    [Theory]
    [InlineData("Get-MeshProfile minimal | Merge-MeshConfig -Set hub=registry.example/istio | Install-Mesh")]
    [InlineData("Get-MeshProfile minimal | New-MeshManifest | Install-MeshComponent")]
    [InlineData("Get-MeshProfile minimal | Merge-MeshConfig -Set hub=registry.example/istio | Update-Mesh")]
    [InlineData("Restore-Mesh 1")]
    [InlineData("Uninstall-Mesh default -Confirm:$false")]
    public async Task A_second_installer_is_told_who_holds_the_lock_and_changes_nothing(string command)
    {
        _cluster.Invoke("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster | Out-Null");
        await HeldAsync("deploy@build-7 pid 4711");
        string[] before = await _cluster.Objects.VersionsAsync();

        ErrorRecord error = _cluster.Run(command + " -Cluster $cluster").SingleError("InstallationLocked");

        Assert.Contains("deploy@build-7 pid 4711", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await _cluster.Objects.VersionsAsync());
    }

    [Fact]
    public async Task Another_revision_is_not_locked()
    {
        _cluster.Invoke("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster | Out-Null");
        await HeldAsync("deploy@build-7 pid 4711");

        Assert.Equal("True", _cluster.Summary("Get-MeshProfile minimal | Merge-MeshConfig -Set revision=canary | Install-Mesh -Cluster $cluster").Text("Succeeded"));
    }

    [Fact]
    public async Task After_an_operation_nobody_holds_the_lock()
    {
        _cluster.Invoke("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster | Out-Null");

        foreach (JsonNode? lease in (await _cluster.Objects.GetAsync(Leases))["items"]!.AsArray())
        {
            Assert.Equal(string.Empty, (string?)lease!["spec"]!["holderIdentity"] ?? string.Empty);
        }
    }

    [Fact]
    public void Cmdlets_use_the_connection_of_the_session()
    {
        string[] lines = [.. _cluster.Invoke("""
            Get-MeshProfile minimal | Install-Mesh -Sandbox | Out-Null
            Get-MeshProfile minimal | Merge-MeshConfig -Set meshConfig.accessLogFile=/dev/stdout | Update-Mesh | Out-Null
            Restore-Mesh | Out-Null
            (Get-MeshRelease).Count
            Uninstall-Mesh -All -Confirm:$false | Out-Null
            @(Get-Mesh).Count
            """).Select(item => item.ToString())];

        Assert.Equal(["3", "0"], lines);
    }

    [Fact]
    public void The_text_of_a_kubeconfig_serves_every_cmdlet()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "config");
        using ModuleRunspace module = new();
        module.Invoke("$cluster = New-MeshSandbox -ReadyDelay 0 -KubeConfigPath $path", ("path", path));
        using SecureString text = new();
        foreach (char letter in File.ReadAllText(path))
        {
            text.AppendChar(letter);
        }

        string[] lines = [.. module.Invoke(
            """
            Get-MeshProfile minimal | Install-Mesh -KubeConfigContent $text | Out-Null
            Get-MeshProfile minimal | Merge-MeshConfig -Set meshConfig.accessLogFile=/dev/stdout | Update-Mesh -KubeConfigContent $text | Out-Null
            Restore-Mesh -KubeConfigContent $text | Out-Null
            (Get-MeshRelease -KubeConfigContent $text).Count
            Uninstall-Mesh -All -Confirm:$false -KubeConfigContent $text | Out-Null
            @(Get-Mesh -KubeConfigContent $text).Count
            """,
            ("text", text)).Select(item => item.ToString())];

        Assert.Equal(["3", "0"], lines);
    }

    public void Dispose() => _cluster.Dispose();

    private async Task HeldAsync(string holder)
    {
        string now = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
        string spec = $$$"""{"spec":{"holderIdentity":"{{{holder}}}","leaseDurationSeconds":600,"acquireTime":"{{{now}}}","renewTime":"{{{now}}}"}}""";
        if (await _cluster.Objects.HasAsync(Leases + "/meshinstall-default"))
        {
            await _cluster.Objects.DeleteAsync(Leases + "/meshinstall-default");
        }

        JsonNode lease = JsonNode.Parse(spec)!;
        lease["apiVersion"] = "coordination.k8s.io/v1";
        lease["kind"] = "Lease";
        lease["metadata"] = new JsonObject { ["name"] = "meshinstall-default" };
        await _cluster.Objects.PostAsync(Leases, lease.ToJsonString());
    }
}
