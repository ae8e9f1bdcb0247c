using System.Diagnostics;
using System.Management.Automation;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Surviving;

/// <summary>A cluster that outlives the installer: a sandbox of this process, which the installer reaches over the loopback interface.</summary>
internal sealed class CrashCluster : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    // Importing the module takes longer than an installation; the tests of a class run one after another.
    private static readonly Lazy<ModuleRunspace> Shared = new(() => new ModuleRunspace());
    private readonly ModuleRunspace _runspace = Shared.Value;
    private readonly string _kubeConfig;

    private CrashCluster()
    {
        _kubeConfig = Path.Combine(_folder.Path, "kubeconfig");
        PSObject cluster = _runspace.Invoke("New-MeshSandbox -ReadyDelay 0 -KubeConfigPath $kubeConfig", ("kubeConfig", _kubeConfig))[0];
        Server = (Uri)cluster.Properties["Server"].Value;
    }

    /// <summary>The address of the cluster.</summary>
    public Uri Server { get; }

    /// <summary>A cluster as it is when the operation begins.</summary>
    public static async Task<CrashCluster> MakeAsync(CrashScenario scenario)
    {
        CrashCluster cluster = new();
        if (scenario.Adopts)
        {
            await ForeignInstallation.MakeAsync(cluster._runspace, cluster.Server);
        }

        foreach (string script in scenario.Before)
        {
            cluster.Succeed(script);
        }

        return cluster;
    }

    /// <summary>Runs a script in this process that must not fail.</summary>
    public void Succeed(string script, string when = "")
    {
        RunResult result = Run(script);
        Assert.True(result.Errors.Count == 0, $"{when}: {string.Join('\n', result.Errors)}");
    }

    /// <summary>Runs a script in this process.</summary>
    public RunResult Run(string script) => _runspace.Run(Splatted(script));

    /// <summary>Starts a script in a process of its own, which tells every step.</summary>
    public Process Start(string script)
    {
        Process process = ShellProcess.Start("-Command", $"$VerbosePreference = 'Continue'; $ProgressPreference = 'SilentlyContinue'; {Splatted(script)}");
        process.StandardInput.Close();
        return process;
    }

    public void Dispose()
    {
        _runspace.Invoke("Disconnect-MeshCluster");
        _folder.Dispose();
    }

    private string Splatted(string script) => $"$to = @{{ KubeConfig = '{_kubeConfig}'; Confirm = $false }}; {script}";
}
