using CsCheck;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Schemas;

/// <summary>Random schemas and values: this engine and helm say the same.</summary>
public sealed class SchemaAgreementTests
{
    private const int Cases = 400;

    [SkippableFact]
    public async Task Random_schemas_get_the_same_verdict_from_helm()
    {
        HelmTool.Require();
        int count = int.TryParse(Environment.GetEnvironmentVariable("MESHINSTALL_DIFFERENTIAL_CASES"), out int wanted) ? wanted : Cases;
        SchemaCase[] cases = SchemaGenerator.Case.Array[count].Single();
        IReadOnlyList<SchemaVerdict> verdicts = await HelmSchemas.RunAsync(cases);
        string[] differences =
        [
            .. cases.Zip(verdicts, (item, helm) => (item, helm, engine: EngineSchemas.Run(item))).Where(row => row.helm != row.engine)
                .Select(row => $"{row.item.Schema}\n{MeshJson.ToText(row.item.Values)}\nhelm: {row.helm.Issues ?? "no schema"}\nengine: {row.engine.Issues ?? "no schema"}"),
        ];
        Assert.True(differences.Length == 0, $"{differences.Length} of {count} differ:\n{string.Join("\n\n", differences.Take(20))}");
        Assert.Contains(verdicts, verdict => verdict.Issues is { Length: 0 });
        Assert.Contains(verdicts, verdict => verdict.Issues is { Length: > 0 });
    }
}
