using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MeshInstall.Tests.Hosting;
using Xunit.Abstractions;

namespace MeshInstall.Tests.Stopping;

/// <summary>Ctrl+C while a program or a file of the system does not answer.</summary>
public sealed class StoppedProgramTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder _folder = new();
    private readonly ModuleRunspace _runspace = new();

    [SkippableTheory]
    [InlineData("Connect-MeshCluster -KubeConfig $config")]
    [InlineData("Get-Mesh -KubeConfig $config")]
    [InlineData("Get-MeshProfile minimal | Install-Mesh -KubeConfig $config")]
    public async Task A_credential_plugin_that_does_not_end_is_ended_with_all_that_it_started(string command)
    {
        Skip.IfNot(File.Exists("/bin/bash"), "The plugin is a script for bash.");
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        using HoldingServer server = new();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;

        // The plugin tells that it runs by connecting, and its child keeps the connection and the pipe to its parent as long as it lives.
        string user = $$$"""
            {"exec": {"apiVersion": "client.authentication.k8s.io/v1", "interactiveMode": "Never", "command": "/bin/bash",
             "args": ["-c", "exec 3<>/dev/tcp/127.0.0.1/{{{port}}}; sleep 600 & sleep 600"]}}
            """;
        string config = Path.Combine(_folder.Path, "config");
        await File.WriteAllTextAsync(config, server.KubeConfig(user));
        using StoppableScript script = new(_runspace, command, ("config", config));
        Task<Socket> connecting = listener.AcceptSocketAsync();
        await script.ReachesAsync(connecting);
        using Socket plugin = await connecting;

        await script.StopAsync(output);

        Assert.Equal(0, await plugin.ReceiveAsync(new byte[1]).WaitAsync(Guard));
    }

    [SkippableFact]
    public async Task A_file_that_cannot_be_opened_is_not_waited_for()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such files.");
        string pipe = Path.Combine(_folder.Path, "never");
        using (Process make = Process.Start("mkfifo", pipe))
        {
            await make.WaitForExitAsync();
        }

        using StoppableScript script = new(_runspace, "'started'; Import-MeshConfig $pipe", ("pipe", pipe));
        await script.BeginsAsync();

        await script.StopAsync(output);
    }

    public void Dispose()
    {
        _runspace.Dispose();
        _folder.Dispose();
    }
}
