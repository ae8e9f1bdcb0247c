using System.Management.Automation;
using MeshInstall.TestClusters;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>A session that knows the cluster as <c>@to</c> and the charts of two releases as <c>$older</c> and <c>$newer</c>.</summary>
internal sealed class LifecycleShell : IDisposable
{
    private readonly ModuleRunspace _runspace = new();
    private readonly (string, object)[] _variables;
    private readonly string _kubeConfig;

    public LifecycleShell(ITestCluster cluster, IstioCharts charts)
    {
        _kubeConfig = cluster.KubeConfigPath;
        _variables = [("older", charts.Of("1.29.6")), ("newer", charts.Of("1.30.3"))];
    }

    /// <summary>Runs a script that must succeed, to the last component.</summary>
    public void Succeed(string script)
    {
        RunResult result = _runspace.Run($"$to = @{{ KubeConfig = '{_kubeConfig}'; Confirm = $false; WarningAction = 'SilentlyContinue' }}; {script}", _variables);
        Assert.True(result.Errors.Count == 0, $"{script}: {string.Join('\n', result.Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}"))}");
        PSObject[] summaries = [.. result.Output.Where(item => item.TypeNames[0] == "MeshInstall.MeshInstallSummary")];
        Assert.NotEmpty(summaries);
        Assert.All(summaries, summary => Assert.Equal(true, summary.Properties["Succeeded"].Value));
    }

    public void Dispose() => _runspace.Dispose();
}
