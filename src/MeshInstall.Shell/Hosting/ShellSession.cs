using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace MeshInstall.Shell.Hosting;

/// <summary>One runspace with its host: runs text and files, shows what they give, and knows the exit code.</summary>
internal sealed class ShellSession : IDisposable
{
    private const int WrongCommandLine = 64;
    private readonly ConsoleUserInterface _ui;
    private Pipeline? _running;

    private ShellSession(ConsoleUserInterface ui, ShellHost host, Runspace runspace)
    {
        _ui = ui;
        Host = host;
        Runspace = runspace;
        Console.CancelKeyPress += OnCancelKey;
    }

    public ShellHost Host { get; }

    public Runspace Runspace { get; }

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

    /// <summary>
    /// Runs text as <c>pwsh -Command</c> does; the exit code is 1 when the last command failed. Lines of <paramref name="input"/> become
    /// <c>$input</c> where the text names it; else they stay unread.
    /// </summary>
    public int RunCommand(string text, TextReader? input = null)
    {
        Pipeline pipeline = Runspace.CreatePipeline(text, addToHistory: true);
        bool completed = Invoke(pipeline, input is not null && NamesInput(text) ? Lines(input) : null);
        return Host.ExitCode ?? (completed && LastSucceeded ? 0 : 1);
    }

    /// <summary>Runs a script file as <c>pwsh -File</c> does; the exit code is 1 after a terminating error, or that of its <c>exit</c>.</summary>
    public int RunFile(string path, IReadOnlyList<string> arguments)
    {
        string? full = path.Length == 0 ? null : Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            string why = Directory.Exists(full) ? "is a folder, not a script" : $"does not exist; the path is taken from {Environment.CurrentDirectory}";
            _ui.WriteErrorLine($"The script '{path}' {why}. Give -File the path of a script.");
            return WrongCommandLine;
        }

        // Text without the extension .ps1 is a script too, for files that name their interpreter in the first line.
        string text = Path.GetExtension(full).Equals(".ps1", StringComparison.OrdinalIgnoreCase)
            ? $"$global:LASTEXITCODE = $null; & {ScriptArguments.Quote(full)} {ScriptArguments.ToText(arguments)}"
            : $"& {{\n{File.ReadAllText(full)}\n}} {ScriptArguments.ToText(arguments)}";
        Pipeline pipeline = Runspace.CreatePipeline(text, addToHistory: true);
        return Invoke(pipeline) ? Host.ExitCode ?? ScriptExitCode() : Host.ExitCode ?? 1;
    }

    // exit inside a file leaves only the file: its code shows in $? and $LASTEXITCODE. What the script itself wrote as errors does not count,
    // but that it could not start does.
    private int ScriptExitCode()
    {
        if (LastSucceeded)
        {
            return 0;
        }

        return Evaluate("$global:LASTEXITCODE") as int?
            ?? (Evaluate("$global:Error[0].Exception") is ParameterBindingException or ParseException ? 1 : 0);
    }

    /// <summary>Whether the last command succeeded: PowerShell's <c>$?</c>.</summary>
    public bool LastSucceeded => Evaluate("$global:?") is not false;

    /// <summary>Runs text at the prompt. False after a terminating error or a stop.</summary>
    public bool RunInteractively(string text, bool nested = false) =>
        Invoke(nested ? Runspace.CreateNestedPipeline(text, addToHistory: true) : Runspace.CreatePipeline(text, addToHistory: true));

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancelKey;
        Runspace.Dispose();
    }

    private static bool NamesInput(string text) => Parser.ParseInput(text, out _, out _)
        .Find(node => node is VariableExpressionAst { VariablePath.UserPath: var name } && name.Equals("input", StringComparison.OrdinalIgnoreCase), searchNestedScriptBlocks: false) is not null;

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    // A session state proxy does not see automatic variables as the next command would; a pipeline does.
    private object? Evaluate(string expression)
    {
        using Pipeline pipeline = Runspace.CreatePipeline(expression);
        return pipeline.Invoke().FirstOrDefault()?.BaseObject;
    }

    private bool Invoke(Pipeline pipeline, IEnumerable<string>? input = null)
    {
        Command display = new("Out-Default");
        display.MergeUnclaimedPreviousCommandResults = PipelineResultTypes.Error | PipelineResultTypes.Output;
        pipeline.Commands.Add(display);
        Pipeline? outer = _running;
        _running = pipeline;
        _ui.StopRequested.Reset();
        try
        {
            pipeline.Invoke(input);
            return pipeline.PipelineStateInfo.State == PipelineState.Completed;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException exception)
        {
            _running = outer;
            Show(exception.ErrorRecord);
            return false;
        }
        finally
        {
            _running = outer;
            _ui.EndProgress();
            pipeline.Dispose();
        }
    }

    // A terminating error ends the pipeline before its Out-Default sees it; another pipeline formats it. It goes there as an object: writing
    // it to the error stream once more would lose the place where it arose, and would stop again under $ErrorActionPreference = 'Stop'.
    private void Show(ErrorRecord error)
    {
        using Pipeline pipeline = _running is null ? Runspace.CreatePipeline() : Runspace.CreateNestedPipeline();
        pipeline.Commands.Add(new Command("Out-Default"));
        using (_ui.CollectAsError())
        {
            try
            {
                pipeline.Invoke(new[] { error });
            }
            catch (RuntimeException)
            {
                _ui.WriteErrorLine(error.Exception.Message);
            }
        }
    }

    private void OnCancelKey(object? sender, ConsoleCancelEventArgs arguments)
    {
        arguments.Cancel = true;
        _ui.StopRequested.Set();
        _running?.StopAsync();
    }
}
