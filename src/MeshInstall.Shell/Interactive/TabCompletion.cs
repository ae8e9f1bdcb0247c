using System.Management.Automation;
using System.Management.Automation.Runspaces;
using MeshInstall.Shell.Hosting;

namespace MeshInstall.Shell.Interactive;

/// <summary>PowerShell's own completion; pressing Tab again goes through the matches.</summary>
internal sealed class TabCompletion(ShellSession session)
{
    private CommandCompletion? _matches;
    private string _source = string.Empty;
    private string _shown = string.Empty;

    /// <summary>The line with the next match in it, and where the cursor goes; null where nothing matches.</summary>
    public (string Text, int Cursor)? Next(string text, int cursor, bool forward)
    {
        if (_matches is null || text != _shown)
        {
            using PowerShell shell = session.Runspace.RunspaceAvailability == RunspaceAvailability.Available
                ? PowerShell.Create(session.Runspace)
                : PowerShell.Create(RunspaceMode.CurrentRunspace);
            _matches = CommandCompletion.CompleteInput(text, cursor, options: null, shell);
            _source = text;
        }

        if (_matches.CompletionMatches.Count == 0)
        {
            _matches = null;
            return null;
        }

        string match = _matches.GetNextResult(forward).CompletionText;
        int start = _matches.ReplacementIndex;
        _shown = _source[..start] + match + _source[(start + _matches.ReplacementLength)..];
        return (_shown, start + match.Length);
    }
}
