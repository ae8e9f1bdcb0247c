using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using MeshInstall.Charts.Functions;
using MeshInstall.Charts.Tests.Cases;
using MeshInstall.Charts.Tests.Oracle;

namespace MeshInstall.Charts.Tests.Differential;

/// <summary>
/// Random templates with random values give what helm gives, to the byte, and fail where helm fails and for the same reason. The same templates each
/// time; with MESHINSTALL_DIFFERENTIAL_CASES so many others.
/// </summary>
public sealed partial class DifferentialTests
{
    private const int Cases = 2_000;
    private const int FailingCases = 60;

    [SkippableFact]
    public async Task Random_templates_give_what_helm_gives()
    {
        HelmTool.Require();
        bool isLong = int.TryParse(Environment.GetEnvironmentVariable("MESHINSTALL_DIFFERENTIAL_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out int count);
        count = isLong ? count : Cases;
        int seed = isLong ? Gen.Int[1_000_000, 1_000_000_000].Single() : 1;
        (int compared, int failing, IReadOnlyList<Disagreement> found) = await DifferentialRun.RunAsync(seed, count, isLong ? count / 8 : FailingCases);
        Assert.True(found.Count == 0, $"{found.Count} of {compared} templates ({failing} of them failing) differ:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Every_function_that_is_left_out_exists() => Assert.Empty(ExcludedFunctions.Reasons.Keys.Except(FunctionTable.Functions.Keys, StringComparer.Ordinal));

    [Fact]
    public void Every_other_function_comes_up_in_a_template_that_expands()
    {
        HashSet<string> met = [.. Enumerable.Range(1, Cases).Select(TemplateGenerator.Create).Where(sample => EngineExpansion.Run(sample.ToCase(fails: false)).Error is null)
            .SelectMany(sample => Word().Matches(sample.Template.ToString())).Select(match => match.Value)];
        Assert.Equal([], FunctionFacts.Called.Select(function => function.Name).Except(met));
    }

    [GeneratedRegex("[a-zA-Z_][a-zA-Z0-9_]*")]
    private static partial Regex Word();
}
