using System.Management.Automation.Language;
using System.Text;
using MeshInstall.Shell.Hosting;

namespace MeshInstall.Shell.Interactive;

/// <summary>Runs the commands on standard input, each as soon as it is complete.</summary>
internal sealed class StandardInputReader(ShellSession session, TextReader input)
{
    public int Run()
    {
        bool succeeded = true;
        StringBuilder pending = new();
        while (input.ReadLine() is { } line)
        {
            pending.AppendLine(line);
            if (IsIncomplete(pending.ToString()))
            {
                continue;
            }

            succeeded = Run(pending);
            if (session.Host.ExitCode is { } code)
            {
                return code;
            }
        }

        succeeded = pending.Length == 0 ? succeeded : Run(pending);
        return session.Host.ExitCode ?? (succeeded ? 0 : 1);
    }

    /// <summary>Whether PowerShell's parser expects more lines.</summary>
    public static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out ParseError[] errors);
        return errors.Any(error => error.IncompleteInput);
    }

    private bool Run(StringBuilder pending)
    {
        string text = pending.ToString();
        pending.Clear();
        return string.IsNullOrWhiteSpace(text) || (session.RunInteractively(text) && session.LastSucceeded);
    }
}
