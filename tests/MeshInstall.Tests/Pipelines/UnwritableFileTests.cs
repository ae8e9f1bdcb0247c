using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Pipelines;

public sealed class UnwritableFileTests : IDisposable
{
    private readonly ModuleRunspace _runspace = new();
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Get-MeshProfile | Export-MeshConfig")]
    [InlineData("New-MeshSandbox -KubeConfigPath")]
    public void A_folder_that_is_not_there_is_named_and_no_temporary_file_is(string command)
    {
        ErrorRecord error = _runspace.Run(command + " $path", ("path", Path.Combine(_folder.Path, "none", "file.yaml"))).SingleError("FileNotWritten");

        Assert.Contains($"the folder '{Path.Combine(_folder.Path, "none")}' does not exist", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("Get-MeshProfile | Export-MeshConfig")]
    [InlineData("Get-MeshProfile | New-MeshManifest | Export-MeshManifest")]
    public void A_folder_in_place_of_a_file_is_said_to_be_one(string command)
    {
        ErrorRecord error = _runspace.Run(command + " $path", ("path", _folder.Path)).SingleError("FileNotWritten");

        Assert.Contains("it is a folder", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_place_of_a_folder_is_left_as_it_is()
    {
        string file = _folder.Write("taken", "mine");

        ErrorRecord error = _runspace.Run("Get-MeshProfile | New-MeshManifest | Export-MeshManifest $path -Split", ("path", file)).SingleError("FileNotWritten");

        Assert.Contains("it is a file", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Fact]
    public void The_kubeconfig_of_a_sandbox_replaces_only_that_of_a_sandbox()
    {
        string mine = _folder.Write("config", "apiVersion: v1\nkind: Config\n");
        string other = Path.Combine(_folder.Path, "sandbox");

        _runspace.Run("New-MeshSandbox -KubeConfigPath $path", ("path", mine)).SingleError("FileExists");
        _runspace.Invoke("$null = New-MeshSandbox one -KubeConfigPath $path; $null = New-MeshSandbox two -KubeConfigPath $path", ("path", other));

        Assert.Equal("apiVersion: v1\nkind: Config\n", File.ReadAllText(mine));
        Assert.Contains("two", File.ReadAllText(other), StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_that_was_closed_says_so()
    {
        ErrorRecord error = _runspace.Run("$c = New-MeshSandbox; Disconnect-MeshCluster $c; Get-Mesh -Cluster $c").SingleError("ClusterDisconnected");

        Assert.Contains("Connect-MeshCluster", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _runspace.Dispose();
        _folder.Dispose();
    }
}
