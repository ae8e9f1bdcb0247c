using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace MeshInstall.Tests.Hosting;

/// <summary>A real runspace with the staged module imported.</summary>
internal sealed class ModuleRunspace : IDisposable
{
    public ModuleRunspace()
    {
        Host = new RecordingHost();
        Runspace = RunspaceFactory.CreateRunspace(Host, InitialSessionState.CreateDefault2());
        Runspace.Open();
        using PowerShell import = PowerShell.Create(Runspace).AddCommand("Import-Module").AddParameter("Name", BuiltFiles.Manifest);
        import.Invoke();
        Assert.False(import.HadErrors, string.Join('\n', import.Streams.Error));
    }

    public RecordingHost Host { get; }

    public Runspace Runspace { get; }

    /// <summary>Runs a script as a user types it; a terminating error ends up among the errors.</summary>
    public RunResult Run(string script, params (string Name, object Value)[] variables)
    {
        foreach ((string name, object value) in variables)
        {
            Runspace.SessionStateProxy.SetVariable(name, value);
        }

        using PowerShell shell = PowerShell.Create(Runspace);
        shell.AddScript(script);
        Collection<PSObject> output = [];
        List<ErrorRecord> errors = [];
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException exception)
        {
            errors.Add(exception.ErrorRecord);
        }

        errors.InsertRange(0, shell.Streams.Error);
        return new RunResult(
            output,
            errors,
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            [.. shell.Streams.Progress])
        {
            Debug = [.. shell.Streams.Debug.Select(record => record.Message)],
            Information = [.. shell.Streams.Information.Select(record => record.ToString())],
        };
    }

    /// <summary>Runs a script that must not fail.</summary>
    public Collection<PSObject> Invoke(string script, params (string Name, object Value)[] variables)
    {
        RunResult result = Run(script, variables);
        Assert.True(result.Errors.Count == 0, string.Join('\n', result.Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}")));
        return result.Output;
    }

    public void Dispose() => Runspace.Dispose();
}

/// <summary>What a script gave on each stream.</summary>
internal sealed record RunResult(
    Collection<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<ProgressRecord> Progress)
{
    public IReadOnlyList<string> Debug { get; init; } = [];

    public IReadOnlyList<string> Information { get; init; } = [];

    /// <summary>The one error, which has this id.</summary>
    public ErrorRecord SingleError(string id)
    {
        ErrorRecord error = Assert.Single(Errors);
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        return error;
    }
}
