using CsCheck;
using MeshInstall.Charts.Tests.Oracle;
using MeshInstall.Charts.Tests.Rendering;

namespace MeshInstall.Charts.Tests.Values;

/// <summary>Random charts with conditions, tags, aliases, imports, globals and nulls: every chart shows its values, and helm shows the same.</summary>
public sealed class ChartTreeAgreementTests
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("MESHINSTALL_ROUNDS"), out int rounds) ? rounds : 150;

    [SkippableFact]
    public async Task Random_charts_agree()
    {
        HelmTool.Require();
        int printed = 0;
        List<string> differences = [];
        foreach ((ChartTree tree, MeshMap values) in Gen.Select(ChartTree.Charts, ChartTree.Tables).Array[Rounds].Single())
        {
            using TemporaryFolder folder = new();
            tree.Write(folder, "root");
            RenderCase run = new(Path.Combine(folder.Path, "root")) { ValuesFiles = [folder.Write("user.yaml", MeshJson.ToText(values))] };
            RenderOutcome helm = await run.RunHelmAsync();
            printed += helm.Output is null ? 0 : 1;
            if ((await run.RunAsync()).Difference(helm) is { } difference)
            {
                differences.Add($"{difference}\nvalues: {values}\n{string.Join('\n', Directory.GetFiles(folder.Path, "*.yaml", SearchOption.AllDirectories)
                    .Where(file => !file.EndsWith("show.yaml")).Order().Select(file => $"{Path.GetRelativePath(folder.Path, file)}: {File.ReadAllText(file)}"))}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {Rounds} differ:\n{string.Join("\n\n", differences.OrderBy(text => text.Length).Take(3))}");
        Assert.True(printed > Rounds / 4, $"Only {printed} of {Rounds} charts render at all.");
    }
}
