using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace MeshInstall.Shell.Hosting;

/// <summary>Writes PowerShell's streams to the console as pwsh does: errors to standard error, everything else to standard output.</summary>
internal sealed class ConsoleUserInterface : PSHostUserInterface
{
    private readonly Lock _gate = new();
    private readonly ConsoleQuestions _questions;
    private readonly ProgressPane _progress = new();
    private readonly bool _colors = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null;
    private bool _writesErrors;

    public ConsoleUserInterface(bool nonInteractive) => _questions = new ConsoleQuestions(this, nonInteractive);

    public override PSHostRawUserInterface RawUI { get; } = new ConsoleRawUserInterface();

    public override bool SupportsVirtualTerminal => _colors;

    public override void Write(string value)
    {
        lock (_gate)
        {
            _progress.Clear();
            if (_writesErrors)
            {
                Console.Error.Write(Console.IsErrorRedirected || !_colors ? Ansi.Strip(value) : value);
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
            Console.Error.WriteLine(Console.IsErrorRedirected ? Ansi.Strip(value) : value);
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

    /// <summary>Runs something whose text is an error: it goes to standard error.</summary>
    public void AsErrors(Action write)
    {
        _writesErrors = true;
        try
        {
            Console.Out.Flush();
            write();
        }
        finally
        {
            _writesErrors = false;
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
}
