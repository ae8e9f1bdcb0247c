using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Secrets;

/// <summary>A runspace with every stream on, whose every text is kept.</summary>
internal sealed class WatchedShell : IDisposable
{
    // Documents that a user asks for hold what the user wrote; only what is shown of them is watched, not what they are.
    private static readonly string[] Documents = ["MeshInstall.MeshConfig", "MeshInstall.MeshManifest", "MeshInstall.MeshResource", "MeshInstall.MeshMap", "System.String"];
    private const string Views = "$seen | Out-Default; $seen.Changes | Out-Default; $seen.Changes.Fields | Out-Default; $seen.Fields | Out-Default; $seen.Components | Out-Default; $seen.Before | Out-Default";
    private readonly ModuleRunspace _runspace = new();

    public WatchedShell() => _runspace.Invoke(
        "$VerbosePreference = $DebugPreference = $InformationPreference = $WarningPreference = 'Continue'; $ConfirmPreference = 'None'");

    /// <summary>Sets a variable of the shell.</summary>
    public void Set(string name, object value) => _runspace.Runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs a script, and tells what each stream said of it.</summary>
    public WatchedRun Run(string script)
    {
        int shown = _runspace.Host.Shown.Count;
        RunResult result = _runspace.Run(script);
        // What a user sees of it by the views, and of what it holds.
        _runspace.Run(Views, ("seen", result.Output));
        List<(string, string)> streams =
        [
            .. result.Output.Where(item => !Documents.Contains(item.TypeNames[0])).Select(item => ("output", ObjectTree.Text(item))),
            .. result.Verbose.Select(text => ("verbose", text)),
            .. result.Debug.Select(text => ("debug", text)),
            .. result.Warnings.Select(text => ("warning", text)),
            .. result.Information.Select(text => ("information", text)),
            .. result.Progress.Select(record => ("progress", $"{record.Activity}\n{record.StatusDescription}\n{record.CurrentOperation}")),
            .. result.Errors.Select(error => ("error", Text(error))),
            .. _runspace.Host.Shown.Skip(shown),
        ];
        return new WatchedRun(result, streams);
    }

    /// <summary>Runs a script that must not fail.</summary>
    public WatchedRun Invoke(string script)
    {
        WatchedRun run = Run(script);
        Assert.True(run.Result.Errors.Count == 0, string.Join('\n', run.Result.Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}")));
        return run;
    }

    /// <summary>The choice to answer questions with, such as <c>&amp;No</c>.</summary>
    public string Answer
    {
        get => _runspace.Host.Answer;
        set => _runspace.Host.Answer = value;
    }

    public void Dispose() => _runspace.Dispose();

    private static string Text(ErrorRecord error) => string.Join('\n',
        error, error.FullyQualifiedErrorId, error.CategoryInfo, error.TargetObject, error.ErrorDetails?.Message, error.ErrorDetails?.RecommendedAction, error.ScriptStackTrace,
        error.Exception, ObjectTree.Text(error.TargetObject), string.Join('\n', Chain(error.Exception).Select(ObjectTree.Text)));

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}

/// <summary>What a script gave, and the text of each stream.</summary>
internal sealed record WatchedRun(RunResult Result, IReadOnlyList<(string Stream, string Text)> Streams)
{
    /// <summary>The ids of its errors.</summary>
    public IEnumerable<string> ErrorIds => Result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]);

    /// <summary>What a stream said, in order.</summary>
    public IEnumerable<string> On(string stream) => Streams.Where(said => said.Stream == stream).Select(said => said.Text);
}
