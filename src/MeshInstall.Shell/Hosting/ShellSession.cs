using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;

namespace MeshInstall.Shell.Hosting;

/// <summary>One runspace with its host: runs text and files, shows what they give, and knows the exit code.</summary>
internal sealed partial class ShellSession : IDisposable
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

    /// <summary>Runs text as <c>pwsh -Command</c> does; the exit code is 1 when the last command failed.</summary>
    public int RunCommand(string text)
    {
        bool completed = Invoke(Runspace.CreatePipeline(text, addToHistory: true));
        return Host.ExitCode ?? (completed && LastSucceeded ? 0 : 1);
    }

    /// <summary>Runs a script file as <c>pwsh -File</c> does; the exit code is 1 after a terminating error, or that of its <c>exit</c>.</summary>
    public int RunFile(string path, IReadOnlyList<string> arguments)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            _ui.WriteErrorLine($"The script '{path}' does not exist. Check the path; it is taken from {Environment.CurrentDirectory}.");
            return WrongCommandLine;
        }

        string text = $". {Quote(full)} {string.Join(' ', arguments.Select(ToArgument))}";
        if (!Invoke(Runspace.CreatePipeline(text, addToHistory: true)))
        {
            return Host.ExitCode ?? 1;
        }

        // exit inside the file leaves only the file; a code other than 0 then shows in $? and $LASTEXITCODE.
        return Host.ExitCode ?? (!LastSucceeded && Evaluate("$global:LASTEXITCODE") is int code ? code : 0);
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

    // Parameter names go as they are, -Name:$true and -Name:$false too; everything else is text and stays text.
    private static string ToArgument(string argument) =>
        ParameterName().Match(argument) is { Success: true } match
            ? match.Groups["value"] is { Success: true } value && !IsBoolean(value.Value) ? match.Groups["name"].Value + Quote(value.Value) : argument
            : Quote(argument);

    private static bool IsBoolean(string text) =>
        text.Equals("$true", StringComparison.OrdinalIgnoreCase) || text.Equals("$false", StringComparison.OrdinalIgnoreCase);

    private static string Quote(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    [GeneratedRegex(@"^(?<name>-[A-Za-z_][\w-]*:?)(?<value>(?<=:).+)?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex ParameterName();

    // A session state proxy does not see automatic variables as the next command would; a pipeline does.
    private object? Evaluate(string expression)
    {
        using Pipeline pipeline = Runspace.CreatePipeline(expression);
        return pipeline.Invoke().FirstOrDefault()?.BaseObject;
    }

    private bool Invoke(Pipeline pipeline)
    {
        Command display = new("Out-Default");
        display.MergeUnclaimedPreviousCommandResults = PipelineResultTypes.Error | PipelineResultTypes.Output;
        pipeline.Commands.Add(display);
        Pipeline? outer = _running;
        _running = pipeline;
        try
        {
            pipeline.Invoke();
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

    // A terminating error ends the pipeline before its Out-Default sees it; another pipeline formats it.
    private void Show(ErrorRecord error)
    {
        using Pipeline pipeline = _running is null ? Runspace.CreatePipeline() : Runspace.CreateNestedPipeline();
        Command display = new("Out-Default");
        display.Parameters.Add("InputObject", error);
        pipeline.Commands.Add(display);
        _ui.AsErrors(() => pipeline.Invoke());
    }

    private void OnCancelKey(object? sender, ConsoleCancelEventArgs arguments)
    {
        arguments.Cancel = true;
        _running?.StopAsync();
    }
}
