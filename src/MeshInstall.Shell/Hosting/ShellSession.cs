using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace MeshInstall.Shell.Hosting;

/// <summary>One runspace with its host: runs text and files, shows what they give, and knows the exit code.</summary>
internal sealed class ShellSession : IDisposable
{
    private readonly ConsoleUserInterface _ui;
    private PowerShell? _running;

    private ShellSession(ConsoleUserInterface ui, ShellHost host, Runspace runspace)
    {
        _ui = ui;
        Host = host;
        Runspace = runspace;
        Console.CancelKeyPress += OnCancelKey;
    }

    public ShellHost Host { get; }

    public Runspace Runspace { get; }

    /// <summary>Whether Ctrl+C stopped the last command.</summary>
    public bool WasStopped { get; private set; }

    public static ShellSession Open(bool nonInteractive)
    {
        ConsoleUserInterface ui = new(nonInteractive);
        ShellHost host = new(ui);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        }

        Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        if (!ui.SupportsVirtualTerminal)
        {
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        }

        return new ShellSession(ui, host, runspace);
    }

    /// <summary>Imports the module; says why not where it cannot.</summary>
    public bool ImportModule(string manifest)
    {
        using PowerShell import = PowerShell.Create(Runspace).AddCommand("Import-Module").AddParameter("Name", manifest);
        try
        {
            import.Invoke();
            if (!import.HadErrors)
            {
                return true;
            }

            _ui.WriteErrorLine(import.Streams.Error[0].Exception.Message);
        }
        catch (RuntimeException exception)
        {
            _ui.WriteErrorLine(exception.Message);
        }

        return false;
    }

    /// <summary>Runs text as <c>pwsh -Command</c> does; the exit code is 1 when the last command failed.</summary>
    public int RunCommand(string text)
    {
        bool completed = Invoke(shell => shell.AddScript(text, useLocalScope: false));
        return Host.ExitCode ?? (completed && LastSucceeded ? 0 : 1);
    }

    /// <summary>Runs a script file as <c>pwsh -File</c> does; the exit code is 1 after a terminating error only.</summary>
    public int RunFile(string path, IReadOnlyList<CommandParameter> arguments)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            _ui.WriteErrorLine($"The script '{path}' does not exist. Check the path; it is taken from {Environment.CurrentDirectory}.");
            return 64;
        }

        bool completed = Invoke(shell =>
        {
            Command script = new(full, isScript: false, useLocalScope: false);
            foreach (CommandParameter argument in arguments)
            {
                script.Parameters.Add(argument);
            }

            shell.Commands.AddCommand(script);
        });
        return Host.ExitCode ?? (completed ? 0 : 1);
    }

    /// <summary>Whether the last command succeeded: PowerShell's <c>$?</c>.</summary>
    public bool LastSucceeded => Runspace.SessionStateProxy.PSVariable.GetValue("?") is not false;

    /// <summary>Runs text at the prompt. False after a terminating error or a stop.</summary>
    public bool RunInteractively(string text, bool nested = false) =>
        Invoke(shell => shell.AddScript(text, useLocalScope: false), addToHistory: true, nested);

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancelKey;
        Runspace.Dispose();
    }

    private bool Invoke(Action<PowerShell> add, bool addToHistory = false, bool nested = false)
    {
        using PowerShell shell = nested ? PowerShell.Create(RunspaceMode.CurrentRunspace) : PowerShell.Create(Runspace);
        add(shell);
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        PowerShell? outer = _running;
        _running = shell;
        WasStopped = false;
        try
        {
            shell.Invoke(null, new PSInvocationSettings { AddToHistory = addToHistory, Host = Host });
            return true;
        }
        catch (PipelineStoppedException)
        {
            WasStopped = true;
            return false;
        }
        catch (RuntimeException exception)
        {
            Show(exception.ErrorRecord);
            return false;
        }
        finally
        {
            _running = outer;
            _ui.EndProgress();
        }
    }

    // Terminating errors end the pipeline before its Out-Default sees them; a second one formats them.
    private void Show(ErrorRecord error)
    {
        using PowerShell shell = Runspace.RunspaceAvailability == RunspaceAvailability.Available
            ? PowerShell.Create(Runspace)
            : PowerShell.Create(RunspaceMode.CurrentRunspace);
        PSObject record = PSObject.AsPSObject(error);
        if (record.Properties["writeErrorStream"] is null)
        {
            record.Properties.Add(new PSNoteProperty("writeErrorStream", true));
        }

        shell.AddCommand("Out-Default").AddParameter("InputObject", record).Invoke();
    }

    private void OnCancelKey(object? sender, ConsoleCancelEventArgs arguments)
    {
        arguments.Cancel = true;
        _running?.BeginStop(null, null);
    }
}
