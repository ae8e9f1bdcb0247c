using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Shell;

/// <summary>Scripts and standard input, held to what pwsh does with the same ones.</summary>
public sealed class ShellScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("exit 0", 0)]
    [InlineData("function f { exit 4 }\nf\n'never'", 4)]
    [InlineData("1..3 | ForEach-Object { if ($_ -eq 2) { exit 5 } }", 5)]
    [InlineData("if (", 1)]
    [InlineData("[CmdletBinding()] param([int] $Size)", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'\nGet-MeshProfile nope\n'never'", 1)]
    [InlineData("Get-MeshProfile nope\n$null = 1", 0)]
    public async Task The_exit_code_of_a_script_is_that_of_pwsh(string script, int code)
    {
        ShellResult result = await ShellProcess.RunAsync(null, "-File", _folder.Write("job.ps1", script), "-Unknown", "x");

        Assert.Equal(code, result.ExitCode);
        Assert.DoesNotContain("never", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_ends_a_script_names_its_file_and_line()
    {
        ShellResult result = await ShellProcess.RunAsync(null, "-File", _folder.Write("job.ps1", "'one'\nthrow 'no'"));

        Assert.Contains("job.ps1:2", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("| no", result.Error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_gets_its_arguments_as_they_were_written()
    {
        string script = _folder.Write("job.ps1", "param([switch] $Loud, [int] $Count, $Name, $Rest) \"$Loud $Count $Name $Rest\"");

        ShellResult result = await ShellProcess.RunAsync(null, script, "-Loud:$false", "-Count:", "3", "it's", "$HOME");

        Assert.Equal("False 3 it's $HOME", result.Output.Trim());
    }

    [Fact]
    public async Task A_script_is_run_not_sourced_and_needs_no_extension()
    {
        ShellResult named = await ShellProcess.RunAsync(null, "-File", _folder.Write("job.ps1", "$MyInvocation.InvocationName -eq '.'; $PSScriptRoot"));
        ShellResult bare = await ShellProcess.RunAsync(null, "-File", _folder.Write("job", "#!/usr/bin/env pwsh\nparam($Name) \"hello $Name\"; exit 6"), "mesh");

        Assert.Equal(["False", _folder.Path], named.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal(("hello mesh", 6), (bare.Output.Trim(), bare.ExitCode));
    }

    [Fact]
    public async Task A_script_that_is_not_there_or_is_a_folder_is_a_wrong_command_line()
    {
        ShellResult missing = await ShellProcess.RunAsync(null, "-File", string.Empty);
        ShellResult folder = await ShellProcess.RunAsync(null, "-File", _folder.Path);

        Assert.Equal((64, 64), (missing.ExitCode, folder.ExitCode));
        Assert.Contains("does not exist", missing.Error, StringComparison.Ordinal);
        Assert.Contains("is a folder", folder.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_the_input_of_a_command_that_names_it()
    {
        ShellResult result = await ShellProcess.RunAsync("one\ntwo é\n", "-Command", "$input | ForEach-Object { \"[$_]\" }");

        Assert.Equal(["[one]", "[two é]"], result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    public void Dispose() => _folder.Dispose();
}
