using System.Diagnostics;
using System.Globalization;
using MeshInstall.Tests.Hosting;
using Xunit.Abstractions;

namespace MeshInstall.Tests.Stopping;

/// <summary>Ctrl+C in the shell, as a terminal sends it.</summary>
public sealed class InterruptedShellTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder _folder = new();
    private readonly PipelineCluster _cluster = new();

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_interrupt_ends_an_installation_and_the_shell_whether_the_cluster_answers_or_not(bool answers)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows sends no signals to processes.");
        using HoldingServer server = new(_cluster.Objects.Address);
        string config = Path.Combine(_folder.Path, "config");
        string file = Path.Combine(_folder.Path, "install.ps1");
        await File.WriteAllTextAsync(config, server.KubeConfig());
        await File.WriteAllTextAsync(file, $"Get-MeshProfile minimal | Install-Mesh -KubeConfig '{config}'; 'not reached'");
        bool isSilent = false;
        Task held = server.Hold(call =>
        {
            bool isHere = call.StartsWith("PATCH /apis/apps", StringComparison.Ordinal);
            isSilent |= isHere && !answers;
            return isHere || isSilent;
        });
        using Process shell = ShellProcess.Start("-File", file);
        shell.StandardInput.Close();
        Task<string> printed = shell.StandardOutput.ReadToEndAsync();
        Assert.Same(held, await Task.WhenAny(held, shell.WaitForExitAsync()));

        long began = Stopwatch.GetTimestamp();
        using (Process signal = Process.Start("kill", ["-INT", shell.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await shell.WaitForExitAsync().WaitAsync(Guard);
        }

        output.WriteLine($"Ended after {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms with {shell.ExitCode}");
        Assert.Equal(1, shell.ExitCode);
        Assert.DoesNotContain("not reached", await printed, StringComparison.Ordinal);
        Assert.Equal([answers ? "1 Install Interrupted" : "1 Install Pending"], _cluster.Releases());

        Assert.Equal("True", _cluster.Summary("Get-MeshProfile minimal | Install-Mesh -Cluster $cluster").Text("Succeeded"));
    }

    public void Dispose()
    {
        _cluster.Dispose();
        _folder.Dispose();
    }
}
