using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using MeshInstall.Tests.Hosting;

namespace MeshInstall.Tests.Module;

public sealed partial class ExampleTests
{
    public static TheoryData<string, int> All => Where(_ => true);

    public static TheoryData<string, int> WithoutRealCluster => Where(code => !NeedsCluster().IsMatch(code));

    [Theory]
    [MemberData(nameof(All))]
    public void An_example_parses(string cmdlet, int number)
    {
        Parser.ParseInput(CmdletHelp.Examples[(cmdlet, number)], out _, out ParseError[] errors);

        Assert.Empty(errors);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_example_shows_its_cmdlet(string cmdlet, int number) =>
        Assert.Contains(cmdlet, CmdletHelp.Examples[(cmdlet, number)], StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(WithoutRealCluster))]
    public void An_example_that_needs_no_real_cluster_runs(string cmdlet, int number)
    {
        using TemporaryFolder folder = new();
        TestData.Copy("charts/hello", Path.Combine(folder.Path, "hello"));
        TestData.Copy("release", Path.Combine(folder.Path, "istio-1.28.0"));
        using ModuleRunspace module = new();
        module.Runspace.SessionStateProxy.Path.SetLocation(folder.Path);

        RunResult result = module.Run(CmdletHelp.Examples[(cmdlet, number)] + "\nDisconnect-MeshCluster");

        Assert.Empty(result.Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}"));
    }

    private static TheoryData<string, int> Where(Func<string, bool> condition)
    {
        TheoryData<string, int> data = [];
        foreach (((string cmdlet, int number), string code) in CmdletHelp.Examples)
        {
            if (condition(code))
            {
                data.Add(cmdlet, number);
            }
        }

        return data;
    }

    // An example that names a context or a kubeconfig is meant for a cluster of the reader, and one with an address for the network.
    [GeneratedRegex(@"-(Context|KubeConfig)\b|https://")]
    private static partial Regex NeedsCluster();
}
