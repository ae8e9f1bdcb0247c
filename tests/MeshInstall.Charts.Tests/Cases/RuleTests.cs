using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Cases;

/// <summary>Every rule in this folder, held against this engine and against helm.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Files => [.. CaseFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_engine_follows_every_rule(string file)
    {
        IReadOnlyList<RuleCase> cases = CaseFile.Read(file);
        Report(cases.Select(item => item.Difference(EngineExpansion.Run(item.Expansion))));
    }

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public async Task Helm_follows_every_rule(string file)
    {
        HelmTool.Require();
        await CaseCompletion.CompleteAsync(file);
        IReadOnlyList<RuleCase> cases = CaseFile.Read(file);
        IReadOnlyList<ExpansionResult> results = await HelmExpansion.RunAsync([.. cases.Select(item => item.Expansion)]);
        Report(cases.Zip(results, (item, result) => item.Difference(result)));
    }

    private static void Report(IEnumerable<string?> differences)
    {
        string[] found = [.. differences.OfType<string>()];
        Assert.True(found.Length == 0, $"{found.Length} differ:\n{string.Join('\n', found)}");
    }
}
