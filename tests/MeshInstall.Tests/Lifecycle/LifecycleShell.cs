using System.Collections;
using System.Management.Automation;
using MeshInstall.TestClusters;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Lifecycle;

/// <summary>
/// A session that knows the cluster as <c>@at</c>, for cmdlets that ask before they act as <c>@to</c>; the charts of two releases as <c>$older</c> and <c>$newer</c>;
/// and how to merge into a profile of theirs (the default one) as <c>$old</c> and <c>$new</c>.
/// </summary>
internal sealed class LifecycleShell : IDisposable
{
    private const string Prelude = """
        $at = @{ KubeConfig = $kubeConfig; WarningAction = 'SilentlyContinue' }; $to = $at + @{ Confirm = $false }
        function Get-Release($Charts, $Tag, $Name, $Set) { Get-MeshProfile $Name -Path $Charts/profiles | Merge-MeshConfig -Set (@("tag=$Tag") + $Set) }
        $old = { param($Name = 'default', $Set = @()) Get-Release $older $olderTag $Name $Set }
        $new = { param($Name = 'default', $Set = @()) Get-Release $newer $newerTag $Name $Set }

        """;

    private readonly ModuleRunspace _runspace = new();
    private readonly (string, object)[] _variables;

    /// <param name="cluster">The cluster.</param>
    /// <param name="charts">The charts; null for tests that use the built-in ones.</param>
    public LifecycleShell(ITestCluster cluster, IstioCharts? charts = null)
    {
        _variables =
        [
            ("older", charts?.OlderFolder ?? string.Empty), ("olderTag", IstioCharts.Older),
            ("newer", charts?.NewerFolder ?? string.Empty), ("newerTag", IstioCharts.Newer), ("kubeConfig", cluster.KubeConfigPath),
        ];
    }

    /// <summary>Runs a script that must fail with this one error.</summary>
    public ErrorRecord Fail(string script, string errorId) => _runspace.Run(Prelude + script, _variables).SingleError(errorId);

    /// <summary>Runs a script that must succeed, and returns what it gives.</summary>
    public IReadOnlyList<PSObject> Output(string script)
    {
        RunResult result = _runspace.Run(Prelude + script, _variables);
        Assert.True(result.Errors.Count == 0, $"{script}: {string.Join('\n', result.Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}"))}");
        return result.Output;
    }

    /// <summary>Runs a script that installs or removes, and must succeed to the last component.</summary>
    public void Succeed(string script)
    {
        PSObject[] summaries = [.. Output(script).Where(item => item.TypeNames[0] == "MeshInstall.MeshInstallSummary")];
        Assert.NotEmpty(summaries);
        Assert.All(summaries, summary => Assert.Equal(true, summary.Properties["Succeeded"].Value));
    }

    /// <summary>Runs a script that gives one plan.</summary>
    public PSObject Plan(string script) => Assert.Single(Output(script));

    /// <summary>The changes of a plan.</summary>
    public static IReadOnlyList<PSObject> Changes(PSObject plan) => [.. ((IEnumerable)plan.Properties["Changes"].Value).Cast<object>().Select(PSObject.AsPSObject)];

    /// <summary>Asserts that the plan is about objects and changes none of them; else the fields are told.</summary>
    public static void AssertUnchanged(PSObject plan, string when)
    {
        IReadOnlyList<PSObject> changes = Changes(plan);
        Assert.NotEmpty(changes);
        string[] changed =
        [
            .. changes.Where(change => change.Properties["Action"].Value.ToString() != "Unchanged").Select(change =>
                $"{change.Properties["Action"].Value} {change.Properties["Resource"].Value} ({change.Properties["Reason"].Value}): "
                + string.Join("; ", ((IEnumerable)change.Properties["Fields"].Value).Cast<object>().Take(8))),
        ];
        Assert.True(changed.Length == 0, $"{when}: {changed.Length} of {changes.Count} objects would change\n{string.Join('\n', changed.Take(20))}");
    }

    public void Dispose() => _runspace.Dispose();
}
