using System.Management.Automation;
using MeshInstall.Shell.Hosting;

namespace MeshInstall.Shell.Interactive;

/// <summary>The prompt: reads a command, runs it, shows what it gives, until <c>exit</c> or Ctrl+D.</summary>
internal sealed class InteractivePrompt
{
    private readonly ShellSession _session;
    private readonly CommandLineEditor _editor;
    private readonly bool _showGreeting;

    public InteractivePrompt(ShellSession session, bool showGreeting)
    {
        _session = session;
        _editor = new CommandLineEditor(session);
        _showGreeting = showGreeting;
        session.Host.NestedPrompt = () => Loop(nested: true);
    }

    public int Run()
    {
        if (_showGreeting)
        {
            Console.WriteLine("MeshInstall shell. Get-Command -Module MeshInstall lists the cmdlets.");
        }

        Loop(nested: false);
        return _session.Host.ExitCode ?? 0;
    }

    private void Loop(bool nested)
    {
        while (_session.Host.ExitCode is null && !(nested && _session.Host.LeavesNestedPrompt))
        {
            string? text = ReadCommand(nested);
            if (text is null)
            {
                return;
            }

            if (!string.IsNullOrWhiteSpace(text))
            {
                _session.RunInteractively(text, nested);
            }
        }
    }

    // A command that the parser finds incomplete goes on in the next line; an empty line gives it up to the parser as it is.
    private string? ReadCommand(bool nested)
    {
        string text = string.Empty;
        string prompt = PromptText(nested);
        while (true)
        {
            string? line = _editor.ReadLine(text.Length == 0 ? prompt : ">> ", out bool cancelled);
            if (cancelled)
            {
                return string.Empty;
            }

            if (line is null)
            {
                return null;
            }

            text = text.Length == 0 ? line : text + "\n" + line;
            if (line.Length == 0 || !StandardInputReader.IsIncomplete(text))
            {
                return text;
            }
        }
    }

    private string PromptText(bool nested)
    {
        using PowerShell shell = nested ? PowerShell.Create(RunspaceMode.CurrentRunspace) : PowerShell.Create(_session.Runspace);
        try
        {
            return shell.AddCommand("prompt").Invoke<string>().FirstOrDefault() ?? "PS> ";
        }
        catch (RuntimeException)
        {
            return "PS> ";
        }
    }
}
