using System.Text.RegularExpressions;

namespace MeshInstall.Sandbox.Tests.Kubectl;

/// <summary>One session of kubectl prints the same on the sandbox and on a real API server, apart from ages, uids, versions, times and addresses.</summary>
/// <remarks>The same controllers work on both, so that it is the API server which is compared.</remarks>
[Trait("Category", "Cluster")]
public sealed partial class KubectlSessionTests(RealClusterFixture real) : IClassFixture<RealClusterFixture>
{
    private const int Looks = 20;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Kubectl", "Session");

    [SkippableTheory]
    [InlineData("session.txt")]
    [InlineData("kinds.txt")]
    public async Task The_session_prints_the_same_on_both(string session)
    {
        var space = "s-" + Guid.NewGuid().ToString("n")[..8];
        await using var controllers = await real.StartControllersAsync(new() { Namespaces = name => name == space });
        using var sandbox = SandboxTestCluster.Create(new() { RunControllers = false });
        await using var same = await sandbox.StartControllersAsync(new() { Namespaces = name => name == space });
        using var onReal = new KubectlProgram(real.KubeConfig);
        using var onSandbox = new KubectlProgram(sandbox.KubeConfig);
        var differences = new List<string>();

        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(Folder, session)))
        {
            var outputs = await BothAsync();

            // Controllers work in their own time on each cluster; what only looks may come too early on one of them.
            for (var look = 1; outputs[0] != outputs[1] && IsLook(line) && look < Looks; look++)
            {
                outputs = await BothAsync();
            }

            if (outputs[0] != outputs[1])
            {
                differences.Add($"{line}\n--- real\n{outputs[0]}\n--- sandbox\n{outputs[1]}");
            }

            Task<string[]> BothAsync() => Task.WhenAll(RunAsync(onReal, line, space), RunAsync(onSandbox, line, space));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static bool IsLook(string line) => line.StartsWith("get ", StringComparison.Ordinal) || line.StartsWith("describe ", StringComparison.Ordinal);

    private static async Task<string> RunAsync(KubectlProgram kubectl, string line, string space)
    {
        var parts = line.Replace("NS", space, StringComparison.Ordinal).Split(" < ");
        var input = parts.Length > 1
            ? (await File.ReadAllTextAsync(Path.Combine(Folder, parts[1] + ".json"))).Replace("NS", space, StringComparison.Ordinal)
            : null;
        var (code, output) = await kubectl.RunAsync(parts[0], input, Folder);
        output = Waiting().Replace(output, "");
        output = Uid().Replace(output, "UID");
        output = Time().Replace(output, "TIME");
        output = Version().Replace(output, "$1 N");
        output = Address().Replace(output, "ADDRESS");
        output = Age().Replace(output, "AGE");
        output = Files().Replace(output, "$1-N");
        output = Certificate().Replace(output, "CERTIFICATE");
        output = Chosen().Replace(output, "CHOSEN");
        output = NodePort().Replace(output, "NODEPORT");
        return $"{code}\n{Spaces().Replace(output, " ").TrimEnd()}";
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uid();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z| \+0000( UTC)?)|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]+ \+\d{4}")]
    private static partial Regex Time();

    [GeneratedRegex("""((?:r|R)esource ?(?:v|V)ersion["\s:]+)\d+""")]
    private static partial Regex Version();

    [GeneratedRegex(@"10\.\d+\.\d+\.\d+")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<=\s)(\d+[smh])+(?=\s|$)", RegexOptions.Multiline)]
    private static partial Regex Age();

    /// <summary>How often kubectl looks before something is ready is a matter of speed.</summary>
    [GeneratedRegex(@"^Waiting for .*\n", RegexOptions.Multiline)]
    private static partial Regex Waiting();

    /// <summary>The temporary folders of kubectl diff.</summary>
    [GeneratedRegex(@"\S*/(LIVE|MERGED)-\d+")]
    private static partial Regex Files();

    [GeneratedRegex("LS0t[A-Za-z0-9+/=]{40,}")]
    private static partial Regex Certificate();

    [GeneratedRegex(@"\b3[0-2]\d{3}\b")]
    private static partial Regex NodePort();

    /// <summary>What controllers choose by the uid: the address of a load balancer, and the name of its slice.</summary>
    [GeneratedRegex(@"203\.0\.113\.\d+|(?<=\blb-)[0-9a-f]{5}\b")]
    private static partial Regex Chosen();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
