using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Shell;

public sealed class PromptTests
{
    [SkippableFact]
    public async Task The_prompt_runs_completes_recalls_clears_and_leaves_with_the_code_of_exit()
    {
        Skip.IfNot(ShellTerminal.IsAvailable, "The utility 'script' is not there.");
        using ShellTerminal terminal = new();
        await terminal.WaitForAsync("PS ");

        await terminal.TypeAsync("20 + 22" + ShellTerminal.Enter);
        await terminal.WaitForAsync("\n42");
        await terminal.WaitForAsync("PS ");

        await terminal.TypeAsync("(Get-MeshProfile dem" + ShellTerminal.Tab);
        await terminal.WaitForAsync("Get-MeshProfile demo");
        await terminal.TypeAsync(").Profile.ToUpper()" + ShellTerminal.Enter);
        await terminal.WaitForAsync("\nDEMO");
        await terminal.WaitForAsync("PS ");

        await terminal.TypeAsync(ShellTerminal.Up + ShellTerminal.Up);
        await terminal.WaitForAsync("20 + 22");
        await terminal.TypeAsync(ShellTerminal.Enter);
        await terminal.WaitForAsync("\n42");
        await terminal.WaitForAsync("PS ");

        await terminal.TypeAsync("'never run'" + ShellTerminal.ControlC);
        await terminal.WaitForAsync("\nPS ");
        await terminal.TypeAsync("'after' + 'wards'" + ShellTerminal.Enter);
        Assert.DoesNotContain("\nnever run", await terminal.WaitForAsync("\nafterwards"), StringComparison.Ordinal);

        await terminal.TypeAsync("exit 3" + ShellTerminal.Enter);
        Assert.Equal(3, await terminal.WaitForExitAsync());
    }

    [SkippableFact]
    public async Task Pasted_lines_run_one_after_the_other()
    {
        Skip.IfNot(ShellTerminal.IsAvailable, "The utility 'script' is not there.");
        using ShellTerminal terminal = new();
        await terminal.WaitForAsync("PS ");

        await terminal.TypeAsync("if ($true) {\r'blo' + 'ck'\r}\r'li' + 'ne'\rexit 4\r");

        await terminal.WaitForAsync("\nblock");
        await terminal.WaitForAsync("\nline");
        Assert.Equal(4, await terminal.WaitForExitAsync());
    }

    [SkippableFact]
    public async Task Control_C_at_a_question_stops_the_command_and_installs_nothing()
    {
        Skip.IfNot(ShellTerminal.IsAvailable, "The utility 'script' is not there.");
        using ShellTerminal terminal = new();
        await terminal.WaitForAsync("PS ");

        await terminal.TypeAsync("$c = New-MeshSandbox; Get-MeshProfile | Install-Mesh -Cluster $c -Confirm" + ShellTerminal.Enter);
        await terminal.WaitForAsync("(default is \"Y\"):");
        await terminal.TypeAsync(ShellTerminal.ControlC);
        await terminal.WaitForAsync("PS ");

        await terminal.TypeAsync("exit @(Get-Mesh -Cluster $c).Count" + ShellTerminal.Enter);
        Assert.Equal(0, await terminal.WaitForExitAsync());
    }
}
