using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Schemas;

/// <summary>Every rule in the folder Rules, held against this engine and against helm.</summary>
public sealed class SchemaRuleTests
{
    public static TheoryData<string> Files => [.. SchemaRuleFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_engine_follows_every_rule(string file) =>
        Report(SchemaRuleFile.Read(file).Select(rule => rule.Difference(EngineSchemas.Run(rule.Case))));

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public async Task Helm_follows_every_rule(string file)
    {
        HelmTool.Require();
        await SchemaRuleFile.CompleteAsync(file);
        IReadOnlyList<SchemaRule> rules = SchemaRuleFile.Read(file);
        IReadOnlyList<SchemaVerdict> verdicts = await HelmSchemas.RunAsync([.. rules.Select(rule => rule.Case)]);
        Report(rules.Zip(verdicts, (rule, verdict) => rule.Difference(verdict)));
    }

    private static void Report(IEnumerable<string?> differences)
    {
        string[] found = [.. differences.OfType<string>()];
        Assert.True(found.Length == 0, $"{found.Length} differ:\n{string.Join('\n', found)}");
    }
}
