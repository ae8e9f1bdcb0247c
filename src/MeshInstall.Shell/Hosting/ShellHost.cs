using System.Globalization;
using System.Management.Automation.Host;

namespace MeshInstall.Shell.Hosting;

/// <summary>The host that PowerShell talks to.</summary>
internal sealed class ShellHost : PSHost
{
    private readonly ConsoleUserInterface _ui;
    private int _nesting;

    public ShellHost(ConsoleUserInterface ui) => _ui = ui;

    /// <summary>Runs a prompt inside a running command, for 'Suspend'.</summary>
    public Action? NestedPrompt { get; set; }

    /// <summary>The code given to <c>exit</c>; null until then.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Whether <c>exit</c> was said at a nested prompt.</summary>
    public bool LeavesNestedPrompt { get; private set; }

    public override string Name => "MeshInstall.Shell";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode)
    {
        if (_nesting > 0)
        {
            LeavesNestedPrompt = true;
        }
        else
        {
            ExitCode = exitCode;
        }
    }

    public override void EnterNestedPrompt()
    {
        if (NestedPrompt is null)
        {
            throw new HostException("There is no interactive prompt to suspend to.");
        }

        _nesting++;
        try
        {
            NestedPrompt();
        }
        finally
        {
            _nesting--;
            LeavesNestedPrompt = false;
        }
    }

    public override void ExitNestedPrompt() => LeavesNestedPrompt = true;

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
