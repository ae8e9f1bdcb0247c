using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace MeshInstall.Shell.Hosting;

/// <summary>Writes PowerShell's streams to the console as pwsh does: errors to standard error, everything else to standard output.</summary>
internal sealed class ConsoleUserInterface : PSHostUserInterface
{
    private readonly Lock _gate = new();
    private readonly ConsoleQuestions _questions;
    private readonly ProgressPane _progress = new();
    private readonly bool _colors = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null;
    private StringBuilder? _error;

    public ConsoleUserInterface(bool nonInteractive) => _questions = new ConsoleQuestions(this, nonInteractive);

    /// <summary>Set while Ctrl+C stops the running command.</summary>
    public ManualResetEventSlim StopRequested { get; } = new();

    public override PSHostRawUserInterface RawUI { get; } = new ConsoleRawUserInterface();

    public override bool SupportsVirtualTerminal => _colors;

    public override void Write(string value)
    {
        lock (_gate)
        {
            _progress.Clear();
            if (_error is not null)
            {
                _error.Append(value);
                return;
            }

            Console.Out.Write(_colors ? GetOutputString(value, supportsVirtualTerminal: true) : Ansi.Strip(value));
        }
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
    {
        // Colours of -1 mean "as it is", and a console without colours ignores them all.
        string start = _colors && Enum.IsDefined(foregroundColor) ? Ansi.Foreground(foregroundColor) : string.Empty;
        Write(start.Length == 0 ? value : start + value + Ansi.Reset);
    }

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
    {
        Write(foregroundColor, backgroundColor, value);
        WriteLine(string.Empty);
    }

    public override void WriteErrorLine(string value)
    {
        lock (_gate)
        {
            _progress.Clear();
            Console.Out.Flush();
            string text = (Console.IsErrorRedirected ? Ansi.Strip(value) : value).Trim('\r', '\n');
            Console.Error.WriteLine(text);
        }
    }

    public override void WriteDebugLine(string message) => WriteColored(ConsoleColor.Yellow, "DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteColored(ConsoleColor.Yellow, "VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteColored(ConsoleColor.Yellow, "WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (_colors)
        {
            lock (_gate)
            {
                _progress.Update(record);
            }
        }
    }

    /// <summary>Takes progress bars off the screen, once a command has ended.</summary>
    public void EndProgress()
    {
        lock (_gate)
        {
            _progress.End();
        }
    }

    /// <summary>Collects what is written until the result is disposed of, and writes it to standard error then.</summary>
    public IDisposable CollectAsError() => new ErrorText(this);

    public override string ReadLine() => _questions.ReadLine();

    public override SecureString ReadLineAsSecureString() => _questions.ReadSecret();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        _questions.AskFields(caption, message, descriptions);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        _questions.AskChoice(caption, message, choices, defaultChoice);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => _questions.AskCredential(caption, message, userName);

    private void WriteColored(ConsoleColor color, string text) => WriteLine(color, (ConsoleColor)(-1), text);

    private sealed class ErrorText : IDisposable
    {
        private readonly ConsoleUserInterface _ui;

        public ErrorText(ConsoleUserInterface ui)
        {
            _ui = ui;
            ui._error = new StringBuilder();
        }

        public void Dispose()
        {
            string text = _ui._error!.ToString();
            _ui._error = null;
            if (text.Length > 0)
            {
                _ui.WriteErrorLine(text);
            }
        }
    }
}
