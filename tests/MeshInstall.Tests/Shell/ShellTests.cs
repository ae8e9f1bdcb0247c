using System.Diagnostics;
using System.Runtime.InteropServices;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Shell;

public sealed partial class ShellTests
{
    [Fact]
    public async Task A_command_shows_its_objects_and_ends_with_0()
    {
        ShellResult result = await ShellProcess.RunAsync(null, "-Command", "1 + 1; 'two', 'three'");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["2", "two", "three"], Lines(result.Output));
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task The_module_is_imported_before_the_command_runs()
    {
        ShellResult result = await ShellProcess.RunAsync(null, "-Command", "(Get-Module MeshInstall).Name; (Get-Command Install-Mesh).CommandType.ToString()");

        Assert.Equal(["MeshInstall", "Cmdlet"], Lines(result.Output));
    }

    [Fact]
    public async Task Nothing_is_told_to_the_makers_of_PowerShell()
    {
        ShellResult result = await ShellProcess.RunAsync(null, "-Command", "[Microsoft.PowerShell.Telemetry.ApplicationInsightsTelemetry]::CanSendTelemetry");

        Assert.Equal(["False"], Lines(result.Output));
    }

    [Theory]
    [InlineData("throw 'no'", 1)]
    [InlineData("exit 7", 7)]
    [InlineData("Get-Nothing", 1)]
    [InlineData("Get-Nothing; 'after'", 0)]
    public async Task The_exit_code_of_a_command_is_that_of_pwsh(string command, int code)
    {
        ShellResult result = await ShellProcess.RunAsync(null, "-Command", command);

        Assert.Equal(code, result.ExitCode);
    }

    [Fact]
    public async Task Errors_go_to_standard_error_without_a_stack_trace_and_other_streams_to_standard_output()
    {
        ShellResult result = await ShellProcess.RunAsync(
            null, "-Command", "[void](Get-MeshProfile nope -Verbose); $VerbosePreference = 'Continue'; Get-Module MeshInstall | Out-Null; 'done'");

        Assert.Contains("nope", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Contains("done", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', result.Output + result.Error);
    }

    [Fact]
    public async Task An_error_that_is_to_stop_ends_the_command_with_1_and_its_own_text()
    {
        ShellResult result = await ShellProcess.RunAsync(null, "-Command", "$ErrorActionPreference = 'Stop'; Get-MeshProfile nope; 'never'");

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith("Get-MeshProfile: There is no profile 'nope'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_file_gets_its_arguments_and_its_exit_code_is_kept()
    {
        using TemporaryFolder folder = new();
        string script = folder.Write("job.ps1", "param([string] $Name, [int] $Count, [switch] $Loud, $Rest)\n\"$Name $Count $Loud $Rest\"\nexit 5");

        ShellResult result = await ShellProcess.RunAsync(null, "-File", script, "-Name", "mesh", "-Count", "3", "-Loud:$true", "tail");

        Assert.Equal(5, result.ExitCode);
        Assert.Equal(["mesh 3 True tail"], Lines(result.Output));
    }

    [Fact]
    public async Task A_script_that_writes_an_error_and_goes_on_ends_with_0_and_one_that_throws_with_1()
    {
        using TemporaryFolder folder = new();

        ShellResult goesOn = await ShellProcess.RunAsync(null, "-File", folder.Write("a.ps1", "Get-Nothing\n'after'"));
        ShellResult throws = await ShellProcess.RunAsync(null, "-File", folder.Write("b.ps1", "throw 'no'\n'after'"));

        Assert.Equal((0, 1), (goesOn.ExitCode, throws.ExitCode));
        Assert.Equal(["after"], Lines(goesOn.Output));
        Assert.Empty(Lines(throws.Output));
    }

    [Fact]
    public async Task Standard_input_is_run_command_by_command_and_a_block_may_span_lines()
    {
        ShellResult result = await ShellProcess.RunAsync("'one'\nGet-Nothing\nif ($true) {\n  'block'\n}\n$x = 3\n$x + 1\nexit 9\n'never'\n");

        Assert.Equal(9, result.ExitCode);
        Assert.Equal(["one", "block", "4"], Lines(result.Output));
    }

    [Fact]
    public async Task A_confirmation_is_read_from_the_user_and_no_leaves_everything_as_it_is()
    {
        ShellResult result = await ShellProcess.RunAsync(
            "n\n", "-Command", "$c = New-MeshSandbox; Get-MeshProfile minimal | Install-Mesh -Cluster $c -Confirm; 'left: ' + @(Get-Mesh -Cluster $c).Count");

        Assert.Contains("[Y] Yes", result.Output, StringComparison.Ordinal);
        Assert.Contains("left: 0", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Nonsense")]
    [InlineData("-Command")]
    [InlineData("-File")]
    public async Task A_wrong_command_line_ends_with_64_and_says_how_it_goes(string argument)
    {
        ShellResult result = await ShellProcess.RunAsync(null, argument);

        Assert.Equal(64, result.ExitCode);
        Assert.Contains("-File SCRIPT", result.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Control_C_stops_the_pipeline_and_the_shell_ends_in_order()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no SIGINT for one process.");
        using Process process = ShellProcess.Start("-Command", "try { 'started'; while ($true) { } } finally { [Console]::WriteLine('cleaned up') }");
        process.StandardInput.Close();
        Assert.Equal("started", await process.StandardOutput.ReadLineAsync());

        Assert.Equal(0, Kill(process.Id, Interrupt));
        string rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Contains("cleaned up", rest, StringComparison.Ordinal);
        Assert.NotEqual(0, process.ExitCode);
        Assert.True(process.ExitCode < 128, "the process was killed, not stopped");
    }

    private const int Interrupt = 2;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
