using System.Diagnostics;
using System.Management.Automation;
using MeshInstall.Tests.Hosting;
using Xunit.Abstractions;

namespace MeshInstall.Tests.Stopping;

/// <summary>A script that runs in the background until it is stopped, as Ctrl+C does.</summary>
internal sealed class StoppableScript : IDisposable
{
    /// <summary>Far more than a stop takes on the busiest machine, and less than whatever the script waits for.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PSDataCollection<PSObject> _output = [];
    private readonly PowerShell _shell;

    public StoppableScript(ModuleRunspace runspace, string script, params (string Name, object Value)[] variables)
    {
        foreach ((string name, object value) in variables)
        {
            runspace.Runspace.SessionStateProxy.SetVariable(name, value);
        }

        _shell = PowerShell.Create(runspace.Runspace);
        _shell.AddScript(script);
        _shell.InvocationStateChanged += (_, changed) =>
        {
            if (changed.InvocationStateInfo.State is PSInvocationState.Completed or PSInvocationState.Failed or PSInvocationState.Stopped)
            {
                _ended.TrySetResult();
            }
        };
        _output.DataAdded += (_, _) => _began.TrySetResult();
        _shell.BeginInvoke<PSObject, PSObject>(null, _output);
    }

    /// <summary>Waits until the script is where it is to be stopped.</summary>
    public async Task ReachesAsync(Task place)
    {
        Task first = await Task.WhenAny(place, _ended.Task);
        Assert.True(first == place, $"The script ended too early: {_shell.InvocationStateInfo.Reason} {string.Join('\n', _shell.Streams.Error.ReadAll())}");
    }

    /// <summary>Waits until the script has written an object.</summary>
    public Task BeginsAsync() => ReachesAsync(_began.Task);

    /// <summary>Waits until a verbose message of the script has these words.</summary>
    public Task SaysAsync(string words)
    {
        TaskCompletionSource said = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (_shell.Streams.Verbose.ReadAll().Any(record => record.Message.Contains(words, StringComparison.Ordinal)))
            {
                said.TrySetResult();
            }
        }

        _shell.Streams.Verbose.DataAdded += (_, _) => Look();
        Look();
        return ReachesAsync(said.Task);
    }

    /// <summary>Stops the script. What it waits for must not end before this returns, so that only the stop can have ended it.</summary>
    public async Task StopAsync(ITestOutputHelper? output = null)
    {
        long began = Stopwatch.GetTimestamp();
        await Task.Factory.FromAsync(_shell.BeginStop(null, null), _shell.EndStop).WaitAsync(Guard);
        output?.WriteLine($"Stopped after {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");
        Assert.Equal(PSInvocationState.Stopped, _shell.InvocationStateInfo.State);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _output.Dispose();
    }
}
